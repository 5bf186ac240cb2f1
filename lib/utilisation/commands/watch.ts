import "server-only";
import { systemActor } from "@/lib/access/actor";
import { PERMITTED } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Day, dateOf, dayAt, nextDay } from "@/lib/ledger/domain/calendar";
import { allocationPeriods } from "@/lib/ledger/queries/ledger-facts";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { missingHours, usageBasisPoints, type WeekUse } from "../domain/usage";
import { dueWeeks, type WarningKind, warningsOf } from "../domain/warnings";
import { weekUses } from "../queries/week-use";

type Team = { id: string; nameKo: string; nameEn: string; people: string[] };
type Due = { team: Team; week: Day; kind: WarningKind; use: WeekUse };

/** Stewards of GPUs and officers of today: they hear of every team. */
async function followers(tx: Tx, at: Date): Promise<string[]> {
  const grants = await tx.grant.findMany({
    where: {
      role: { in: [...PERMITTED["utilisation:report"]] },
      AND: [
        { OR: [{ scopeKind: null }, { scopeKind: "RESOURCE", scopeId: "GPU" }] },
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
      ],
      revokedAt: null,
      validFrom: { lte: at },
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}

async function teamsToWatch(tx: Tx): Promise<Team[]> {
  const rows = await tx.team.findMany({
    where: { allocations: { some: { status: { in: ["APPROVED", "RETURNED"] } } } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, nameKo: true, nameEn: true, call: { select: { phase: true } } },
      proposal: {
        select: { people: { where: { role: { in: ["LEAD_MANAGER", "EDITOR"] } }, select: { userId: true } } },
      },
    },
  });
  return rows.map(({ call, proposal, ...team }) => ({
    ...team,
    // S8: before publication not even its own people know of the team.
    people: call.phase === "PUBLISHED" ? proposal.people.map(({ userId }) => userId) : [],
  }));
}

const NOTICES = { LOW_USE: "utilisationLow", MISSING: "utilisationMissing" } as const;

async function warn(tx: Tx, { team, week, kind, use }: Due, staff: readonly string[], at: Date, version: number) {
  const figures = {
    ...{ availableMilliHours: use.availableMilliHours, usedMilliHours: use.usedMilliHours },
    ...{ expectedHours: use.expectedHours, reportedHours: use.reportedHours },
  };
  const [written] = await tx.utilisationWarning.createManyAndReturn({
    data: [{ teamId: team.id, week: dateOf(week), kind, ...figures, rulebookVersion: version, at }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!written) return false; // said before: once per team, week and kind
  await notify(tx, {
    kind: NOTICES[kind],
    userIds: [...new Set([...team.people, ...staff])],
    params: {
      ...{ team: { ko: team.nameKo, en: team.nameEn }, weekFrom: week, weekTo: nextDay(week, 6) },
      ...{ percent: ((usageBasisPoints(use) ?? 0) / 100).toFixed(1), hours: missingHours(use) },
    },
    href: `/teams/${team.id}/utilisation`,
    at,
  });
  const data = {
    ...{ teamId: team.id, week, kind, expectedHours: use.expectedHours, reportedHours: use.reportedHours },
    ...{ availableMilliHours: use.availableMilliHours.toString(), usedMilliHours: use.usedMilliHours.toString() },
  };
  const event = { type: "utilisation.warned", subjectType: "Team", subjectId: team.id, data } as const;
  recordAudit(tx, systemActor(), event, at, { rulebookVersion: version });
  return true;
}

/** G5: tells teams and those who follow GPUs of weeks with low use and of reports that are due and missing; each once. Returns how many were new. */
export function watchUtilisation(at: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const { version, content } = await rulebookInForce(tx, at);
    const rules = content.utilisation;
    const today = dayAt(at);
    const weeks = dueWeeks(today, rules);
    const [teams, allocations, staff] = [
      await teamsToWatch(tx),
      await allocationPeriods(tx, { status: { in: ["APPROVED", "RETURNED"] } }),
      await followers(tx, at),
    ];
    const dueEnd = nextDay(today, -rules.reportDueDays);
    const uses = await weekUses(tx, { weeks, today, dueEnd, teamIds: teams.map(({ id }) => id), allocations });
    const due = teams.flatMap((team): Due[] =>
      weeks.flatMap((week, index) => {
        const use = uses.get(team.id)?.[index];
        return use ? warningsOf(use, rules).map((kind) => ({ team, week, kind, use })) : [];
      }),
    );
    let written = 0;
    for (const one of due) if (await warn(tx, one, staff, at, version)) written += 1;
    return written;
  });
}
