import type { Name } from "@/lib/rulebook/domain/figure";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** Names of criteria and stage parts by key, for chains that mention them. */
export const namesByKey = ({ rubric, stage }: RulebookContent): Map<string, Name> =>
  new Map([...rubric.criteria, ...stage.parts].map((one) => [one.key, { ko: one.nameKo, en: one.nameEn }]));
