import "server-only";
import { formatCount, formatGpu, formatWon } from "@/lib/platform/format";
import { scoreText } from "@/lib/references/domain/millionths";
import type { FieldDifference, FieldValue } from "../domain/fields";
import type { WordedDifference } from "../types";
import { dayText, named, periodName, rateText, type Words } from "./wording";

function valueText(words: Words, value: FieldValue | null): string {
  const { t, locale } = words;
  if (value === null) return "–";
  if (value.type === "text") return named(locale, value.ko, value.en) || "–";
  if (value.type === "list") {
    const item = (one: string) => {
      const [key = "", licence = ""] = one.split("|");
      return value.kind === "modelKinds"
        ? t(`proposals.modelKinds.${one}`)
        : `${t(`openness.components.${key}`)} (${licence})`;
    };
    return value.values.map(item).join(" · ") || "–";
  }
  const texts: Record<typeof value.type, () => string> = {
    gpu: () => formatGpu(Number(value.value), locale),
    won: () => formatWon(BigInt(value.value), locale),
    rate: () => rateText(value.value),
    count: () => formatCount(Number(value.value)),
    level: () => t(`openness.levels.${value.value}`),
    size: () => t(`organisations.sizes.${value.value}`),
    day: () => dayText(value.value),
    target: () => {
      const [own = "0", scale = "0"] = value.value.split("/");
      return scoreText(BigInt(own), BigInt(scale));
    },
  };
  return texts[value.type]();
}

/** D4: what differs, in the reader's language; old and new values side by side. */
export function wordedDifference(words: Words, differences: readonly FieldDifference[]): WordedDifference[] {
  const { t, locale } = words;
  return differences.map(({ key, group, label, of, before, after }) => {
    const { resource, period, ko, en, number } = of;
    const values = {
      resource: resource ? t(period ? `teams.resources.${resource}` : `agreements.kinds.${resource}`) : "",
      period: period ? periodName(words, period) : "",
      name: ko === undefined ? "" : named(locale, ko, en ?? ""),
      number: number ?? 0,
    };
    return {
      ...{ key, group },
      label: t(`agreements.fields.${group}.${label}`, values),
      before: valueText(words, before),
      after: valueText(words, after),
    };
  });
}
