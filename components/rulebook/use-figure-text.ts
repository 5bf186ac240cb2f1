import { useLocale, useTranslations } from "next-intl";
import { formatCount, formatGpu, formatPercent, formatScore, formatWon } from "@/lib/platform/format";
import type { Figure, FigureValue, Name } from "@/lib/rulebook/domain/figure";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";

const NOTHING = "–";
const LISTS: readonly FigureValue["kind"][] = ["names", "sections", "ties", "rates", "halfYears"];

/** Figures keep to one line; lists and sentences break where the column ends. */
export const figureLook = (value: FigureValue | null): string =>
  value && (LISTS.includes(value.kind) || value.kind === "worded") ? "" : "num";

/** Words for a figure's name and for its value, in the reader's language. Works in server and client components. */
export function useFigureText(criteria: ReadonlyMap<string, Name>): {
  label: (figure: Figure) => string;
  value: (value: FigureValue | null) => string;
} {
  const t = useTranslations("rulebook");
  const sections = useTranslations("calls.sections");
  const sizes = useTranslations("organisations.sizes");
  const levels = useTranslations("openness.levelsShort");
  const locale = useLocale();
  const named = (name: Name | undefined): string => (name ? name[locale] : "");
  const half = (text: string): string => t("units.halfYear", { year: text.slice(0, 4), half: text.slice(4) });
  const tie = (step: string): string => {
    const key = step.replace(/^(criterion|part):/, "");
    return key === step ? t(`ties.${step}`) : named(criteria.get(key)) || key;
  };
  const label = ({ label: key, about = {} }: Figure): string =>
    t(`figures.${key}`, {
      name: about.resource ? t(`figures.resources.${about.resource}`) : named(about.name),
      parent: named(about.parent),
      year: String(about.year ?? ""),
      size: about.size ? sizes(about.size) : "",
      from: about.halfYear ? half(about.halfYear) : "",
    });
  const value = (given: FigureValue | null): string => {
    if (given === null) return NOTHING;
    switch (given.kind) {
      case "count":
        return t(`units.${given.unit}`, { count: formatCount(given.count) });
      case "points":
        return t("units.points", { points: formatScore(given.hundredths).replace(/\.00$/, "") });
      case "percent":
        return formatPercent(given.basisPoints / 10_000, 2);
      case "won":
        return formatWon(given.amountWon, locale);
      case "gpuRange":
        return given.to === null
          ? t("units.orMore", { from: formatGpu(given.from, locale) })
          : t("units.range", { from: formatGpu(given.from, locale), to: formatGpu(given.to, locale) });
      case "halfYears":
        return given.halfYears.map(half).join(", ");
      case "names":
        return given.names.map(named).join(" · ");
      case "sections":
        return given.keys.map((key) => (sections.has(key) ? sections(key) : key)).join(" · ");
      case "ties":
        return given.chain.map(tie).join(" → ");
      case "needed":
        return t(given.needed ? "units.yes" : "units.no");
      case "rates":
        return OPENNESS_LEVELS.map(
          (level) => `${levels(level)} ${formatPercent(given.byLevel[level] / 10_000, 2)}`,
        ).join(" · ");
      case "worded":
        return t(`units.${given.word}`, given.params);
      default:
        return given.text;
    }
  };
  return { label, value };
}
