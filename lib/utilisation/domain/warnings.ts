import { type Day, nextDay } from "@/lib/ledger/domain/calendar";
import type { UtilisationRules } from "@/lib/rulebook/domain/support-rules";
import { weekOf } from "./period";
import { isLowUse, missingHours, type WeekUse } from "./usage";

/** How many weeks back a warning is still worth sending; older ones stand in the statistics. */
export const WARNED_WEEKS = 4;

/** The latest weeks whose every day is due for report, oldest first. */
export function dueWeeks(today: Day, { reportDueDays }: Pick<UtilisationRules, "reportDueDays">): Day[] {
  const last = nextDay(weekOf(nextDay(today, -reportDueDays)), -7);
  return Array.from({ length: WARNED_WEEKS }, (_, index) => nextDay(last, -7 * (WARNED_WEEKS - 1 - index)));
}

export type WarningKind = "LOW_USE" | "MISSING";

/** G5: what a finished week gives cause to say. Use is judged on what was reported, so an incomplete week may be both. */
export function warningsOf(week: WeekUse, rules: UtilisationRules): WarningKind[] {
  return [
    ...(missingHours(week) > 0 ? (["MISSING"] as const) : []),
    ...(isLowUse(week, rules) ? (["LOW_USE"] as const) : []),
  ];
}
