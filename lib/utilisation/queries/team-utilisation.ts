import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { type Day, dateOf, dayAt, dayOf, nextDay } from "@/lib/ledger/domain/calendar";
import type { AllocationPeriod } from "@/lib/ledger/domain/pool-use";
import { allocationPeriods } from "@/lib/ledger/queries/ledger-facts";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import { canReportFor, canViewTeamUtilisation, canViewUtilisation } from "../domain/access";
import { addUse, expectedOf, NO_USE } from "../domain/usage";
import type { CorrectionView, TeamUtilisation } from "../types";
import { shownWeeks } from "./overview";
import { latestWarnings } from "./warnings";
import { weekUses } from "./week-use";

const WEEKS = 26;
const SHOWN = 30;

type Days = { from: Day; to: Day };

/** Days whose reports are due and not complete. */
async function incompleteDays(teamId: string, allocations: readonly AllocationPeriod[], { from, to }: Days) {
  const rows = await db.utilisationDay.groupBy({
    by: ["day"],
    where: { teamId, day: { gte: dateOf(from), lt: dateOf(to) } },
    _sum: { reportedHours: true },
  });
  const reported = new Map(rows.map((row) => [dayOf(row.day), row._sum.reportedHours ?? 0]));
  const days: TeamUtilisation["missingDays"] = [];
  for (let day = from; day < to; day = nextDay(day)) {
    const { expectedHours } = expectedOf(allocations, day);
    const reportedHours = reported.get(day) ?? 0;
    if (reportedHours < expectedHours) days.push({ day, expectedHours, reportedHours });
  }
  return days.reverse();
}

/** The latest corrections beside what they replaced: history is kept, the latest counts. */
async function latestCorrections(teamId: string): Promise<CorrectionView[]> {
  return db.$queryRaw<CorrectionView[]>`
    SELECT p."nameKo" AS "poolKo", p."nameEn" AS "poolEn", r."startsAt", r."hours", r."revision", r."receivedAt",
      b."usedMilliHours" AS "usedBefore", r."usedMilliHours", b."availableMilliHours" AS "availableBefore", r."availableMilliHours"
    FROM "UtilisationReport" r
    JOIN "UtilisationReport" b ON b."teamId" = r."teamId" AND b."poolId" = r."poolId" AND b."day" = r."day"
      AND b."startsAt" = r."startsAt" AND b."revision" = r."revision" - 1
    JOIN "GpuPool" p ON p."id" = r."poolId"
    WHERE r."teamId" = ${teamId} AND r."revision" > 1
    ORDER BY r."receivedAt" DESC, r."startsAt" DESC LIMIT ${SHOWN}`;
}

/** Which team a page is about and what its reader may do; NOT_FOUND for others. */
export async function utilisationAccess(actor: Actor, teamId: string) {
  const team = await teamFacts(db, teamId);
  const scope = { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople };
  if (!canViewTeamUtilisation(actor, scope)) throw new AppError("NOT_FOUND", `use of team ${teamId}`);
  return {
    team: { id: team.id, nameKo: team.nameKo, nameEn: team.nameEn },
    isStaff: canViewUtilisation(actor),
    mayReport: canReportFor(actor, scope),
  };
}

/** G5: one team's use, for staff and for its own people. */
export async function getTeamUtilisation(actor: Actor, teamId: string): Promise<TeamUtilisation> {
  const access = await utilisationAccess(actor, teamId);
  const asOf = await now();
  const today = dayAt(asOf);
  const [{ content }, allocations, warnings, corrections] = await Promise.all([
    rulebookInForce(db, asOf),
    allocationPeriods(db, { teamId, status: { in: ["APPROVED", "RETURNED"] } }),
    latestWarnings([access.team]),
    latestCorrections(teamId),
  ]);
  const rules = content.utilisation;
  const weeks = shownWeeks(allocations, WEEKS, today);
  const dueEnd = nextDay(today, -rules.reportDueDays);
  const uses = (await weekUses(db, { weeks, today, dueEnd, teamIds: [teamId], allocations })).get(teamId) ?? [];
  const missing = await incompleteDays(teamId, allocations, { from: weeks[0] ?? dueEnd, to: dueEnd });
  return {
    ...access,
    weeks: weeks.map((week, index) => ({ week, ...(uses[index] ?? NO_USE) })),
    total: uses.reduce(addUse, NO_USE),
    ...{ missingDays: missing.slice(0, SHOWN), missingDayCount: missing.length },
    ...{ warnings, corrections, rules, asOf },
  };
}

/** One team's weeks for download, on the access log with its reason (L2). */
export async function exportTeamUtilisation(actor: Actor, teamId: string, reason: string): Promise<TeamUtilisation> {
  const found = await getTeamUtilisation(actor, teamId);
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Utilisation", subjectId: teamId, reason });
  return found;
}
