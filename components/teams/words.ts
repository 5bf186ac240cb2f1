import { formatGpu, formatWon, formatWonCompact } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { periodParams } from "@/lib/teams/domain/support";

/** The name in the page's language, of anything that carries both. */
export const nameIn = (locale: string, named: { nameKo: string; nameEn: string }): string =>
  locale === "ko" ? named.nameKo : named.nameEn || named.nameKo;

/** A figure of support: GPUs are numbers, money is BigInt won. */
export const figureText = (value: number | bigint, locale: Locale): string =>
  typeof value === "bigint" ? formatWonCompact(value, locale) : formatGpu(value, locale);

/** The same in full, for confirmations. */
export const fullFigureText = (value: number | bigint, locale: Locale): string =>
  typeof value === "bigint" ? formatWon(value, locale) : formatGpu(value, locale);

type Translate = (key: "period", values: Record<string, string | number>) => string;

/** `2025H2` → 2025년 하반기, `2026` → 2026년; takes the translator of namespace `teams`. */
export const periodText = (t: Translate, period: string): string => t("period", periodParams(period));
