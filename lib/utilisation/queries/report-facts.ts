import "server-only";
import type { Actor } from "@/lib/access/actor";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { allocationPeriods } from "@/lib/ledger/queries/ledger-facts";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import { canReportFor, canReportForAll } from "../domain/access";
import { dayKey, indexFacts, type Report, type ReportIndex, type Said } from "../domain/report";

/** The team an actor may report for, or null for all of them; NOT_FOUND for whoever may not. */
export async function requireReporter(reader: Reader, actor: Actor, teamId: string | null): Promise<void> {
  if (teamId === null) {
    if (!canReportForAll(actor)) throw new AppError("NOT_FOUND", "reports of use for all teams");
    return;
  }
  const team = await teamFacts(reader, teamId);
  if (!canReportFor(actor, { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople }))
    throw new AppError("NOT_FOUND", `reports of use of team ${teamId}`);
}

/** Whoever reports for any team at all. */
export async function requireAnyReporter(reader: Reader, actor: Actor): Promise<void> {
  if (canReportForAll(actor)) return;
  const own = await reader.team.findFirst({
    where: {
      call: { phase: "PUBLISHED" },
      proposal: { people: { some: { userId: actor.id, role: { in: ["LEAD_MANAGER", "EDITOR"] } } } },
    },
    select: { id: true },
  });
  if (!own) throw new AppError("NOT_FOUND", "reports of use");
}

const NAMED = { id: true, nameKo: true, nameEn: true } as const;

/** Teams, pools and what was allocated, of one team or of all. */
export async function reportIndex(reader: Reader, teamId: string | null): Promise<ReportIndex> {
  const own = teamId === null ? {} : { id: teamId };
  const [teams, pools, allocations] = await Promise.all([
    reader.team.findMany({ where: own, select: NAMED }),
    reader.gpuPool.findMany({ select: NAMED }),
    allocationPeriods(reader, {
      ...(teamId === null ? {} : { teamId }),
      status: { in: ["APPROVED", "RETURNED"] },
    }),
  ]);
  return indexFacts({ teams, pools, allocations });
}

/** How the days of some reports are reported already, added to what a delivery has said. */
export async function learnDays(reader: Reader, reports: readonly Report[], said: Said): Promise<void> {
  if (reports.length === 0) return;
  const days = reports.map((report) => report.day).sort();
  const rows = await reader.utilisationDay.findMany({
    where: {
      teamId: { in: [...new Set(reports.map((report) => report.teamId))] },
      day: { gte: dateOf(days[0] ?? ""), lte: dateOf(days.at(-1) ?? "") },
    },
    select: { teamId: true, poolId: true, day: true, hours: true },
  });
  for (const { day, hours, ...place } of rows)
    said.days.set(dayKey({ ...place, day: day.toISOString().slice(0, 10) }), hours);
}
