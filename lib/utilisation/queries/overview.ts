import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { type Day, dayAt, nextDay } from "@/lib/ledger/domain/calendar";
import type { AllocationPeriod } from "@/lib/ledger/domain/pool-use";
import { allocationPeriods } from "@/lib/ledger/queries/ledger-facts";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canReportForAll, canViewUtilisation } from "../domain/access";
import { weekOf, weeksBetween } from "../domain/period";
import { addUse, isLowUse, NO_USE } from "../domain/usage";
import type { UtilisationOverview } from "../types";
import { latestDeliveries, latestWarnings } from "./warnings";
import { weekUses } from "./week-use";

export const WEEK_SPANS = [12, 26, 52] as const;
export type WeekSpan = (typeof WEEK_SPANS)[number];

/** The weeks shown: as many as asked for, but none before the first GPU was allocated. */
export function shownWeeks(allocations: readonly AllocationPeriod[], span: number, today: Day): Day[] {
  const begun = allocations.map((one) => one.validFrom).filter((day) => day <= today);
  const first = begun.reduce((earliest, day) => (day < earliest ? day : earliest), today);
  return begun.length === 0 ? [] : weeksBetween(first, today).slice(-span);
}

/** G5: use of GPUs by team and week, for staff and the committee. The number of statements is the same for any number of reports. */
export async function getUtilisationOverview(actor: Actor, span: WeekSpan): Promise<UtilisationOverview> {
  if (!canViewUtilisation(actor)) throw new AppError("NOT_FOUND", "use of GPUs");
  const asOf = await now();
  const today = dayAt(asOf);
  const [rulebook, allocations, teams, deliveries] = await Promise.all([
    rulebookInForce(db, asOf),
    allocationPeriods(db, { status: { in: ["APPROVED", "RETURNED"] } }),
    db.team.findMany({
      where: { allocations: { some: { status: { in: ["APPROVED", "RETURNED"] } } } },
      orderBy: { nameKo: "asc" },
      select: { id: true, nameKo: true, nameEn: true },
    }),
    latestDeliveries(),
  ]);
  const rules = rulebook.content.utilisation;
  const weeks = shownWeeks(allocations, span, today);
  const dueEnd = nextDay(today, -rules.reportDueDays);
  const teamIds = teams.map((team) => team.id);
  const [uses, warnings] = await Promise.all([
    weekUses(db, { weeks, today, dueEnd, teamIds, allocations }),
    latestWarnings(teams),
  ]);
  const rows = teams.map(({ id, ...team }) => {
    const own = uses.get(id) ?? [];
    const lowWeeks = own.filter((week) => isLowUse(week, rules)).length;
    return { teamId: id, ...team, ...own.reduce(addUse, NO_USE), weeks: own, lowWeeks };
  });
  const shown = rows.filter((row) => row.expectedHours > 0 || row.availableMilliHours > 0n);
  return {
    ...{ weeks, teams: shown, warnings, deliveries, asOf },
    total: shown.reduce(addUse, NO_USE),
    dueWeek: weeks.findLast((week) => nextDay(week, 7) <= dueEnd && weekOf(week) === week) ?? null,
    rules: { ...rules, version: rulebook.version },
    mayReport: canReportForAll(actor),
  };
}

/** The same for download, on the access log with its reason (L2). */
export async function exportUtilisation(actor: Actor, reason: string): Promise<UtilisationOverview> {
  const overview = await getUtilisationOverview(actor, 52);
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Utilisation", subjectId: "all", reason });
  return overview;
}
