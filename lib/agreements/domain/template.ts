import type { AgreementContent, Article } from "./content";

/**
 * The template of the agreement: its version and the articles of it in order. Their words are `agreementTemplate.v<version>`
 * in both languages; a new wording is a new version beside the old one, which signed agreements keep in full.
 */
export const TEMPLATE_VERSION = 1;
export const ARTICLE_KEYS = [
  "purpose",
  "parties",
  "scope",
  "support",
  "contribution",
  "openness",
  "diffusion",
  "evaluation",
  "change",
  "ending",
  "records",
  "precedence",
] as const;

/** Words of a template by full key and values, in one language. */
export type Wording = (key: string, values: Record<string, string | number>) => string;
type Bound = Omit<AgreementContent, "articles">;

/** Numbers in an article are bound, never typed; everything else of a number stands in the tables. */
const boundValues = (content: Bound, title: string): Record<string, string | number> => ({
  title,
  number: content.number,
  receipt: content.project.receiptNumber,
  call: content.call.code,
  rulebook: content.rulebookVersion,
  ratio: content.targets.ratioBasisPoints / 100,
  months: content.targets.referenceMonths,
  members: content.members.length,
  agencies: [...new Set(content.agencies.map(({ name }) => name))].join(" · "),
  lastYear: content.period.to.slice(0, 4),
});

export function articlesOf(content: Bound, ko: Wording, en: Wording): Article[] {
  const key = `agreementTemplate.v${content.templateVersion}`;
  const { titleKo, titleEn } = content.project;
  return ARTICLE_KEYS.map((article) => ({
    key: article,
    titleKo: ko(`${key}.${article}.title`, {}),
    titleEn: en(`${key}.${article}.title`, {}),
    textKo: ko(`${key}.${article}.text`, boundValues(content, titleKo)),
    textEn: en(`${key}.${article}.text`, boundValues(content, titleEn || titleKo)),
  }));
}
