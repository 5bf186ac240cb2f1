import { periodText } from "@/components/teams/words";
import type { ForecastReason } from "@/lib/ledger/domain/forecast";
import type { PlannerBar } from "@/lib/ledger/types/planner";
import { formatCount, formatGpu } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { termText, wordIn } from "../words";

type Values = Record<string, string | number>;
export type Translate = (key: never, values?: Values) => string;

/** Why a half-year does or does not work out, as a sentence. */
export function reasonText(t: Translate, locale: Locale, reason: ForecastReason, blocks: readonly number[]): string {
  const key = `planner.reasons.${reason.code}` as never;
  if (reason.code === "LESSOR") return t(key, { teams: reason.teams });
  if (reason.code === "ODD_COUNT") {
    return t(key, { count: formatGpu(reason.perTeam, locale), blocks: blocks.map(formatCount).join(", ") });
  }
  return t(key, { count: formatGpu("shortfall" in reason ? reason.shortfall : reason.limit, locale) });
}

/** Whose GPUs, how many and when. */
export function barText(t: Translate, locale: Locale, bar: PlannerBar): string {
  return t("planner.barLabel" as never, {
    team: wordIn(locale, bar.teamKo, bar.teamEn) || t("planner.unknownTeam" as never),
    count: formatGpu(bar.gpuCount, locale),
    term: termText(t as unknown as Parameters<typeof termText>[0], locale, bar),
  });
}

/** Numbers of teams one after the other: 5→4→3→2. */
export const arrows = (teams: readonly number[]): string => teams.join("→");

export const shortText = (
  t: Translate,
  teams: Parameters<typeof periodText>[0],
  locale: Locale,
  short: { halfYear: string; shortfall: number } | null,
): string =>
  short
    ? t("planner.shortAt" as never, {
        period: periodText(teams, short.halfYear),
        count: formatGpu(short.shortfall, locale),
      })
    : t("planner.never" as never);
