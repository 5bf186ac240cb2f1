import type { TeamStatus } from "@/lib/teams/domain/support";
import { type AllocationRefusal, agreedRefusal, allocationRefusal } from "./allocation-rules";
import { blocksOf } from "./blocks";
import { type Day, halfYearDays, halfYearOf, halfYearsOf, nextDay } from "./calendar";
import { type AllocationPeriod, freeThroughout, occupies, type PoolPeriod, poolUse, shortageOf } from "./pool-use";

/** G4: a lease that ends, or a team that leaves, on a day. */
export type HandoverSubject = { kind: "LEASE_END"; poolId: string } | { kind: "TEAM_LEAVES"; teamId: string };
/** Who gets GPUs from that day on, from which pool, until when. */
export type HandoverRow = { toTeamId: string; toPoolId: string; gpuCount: number; validTo: Day; blockReason: string };
export type HandoverPlan = { subject: HandoverSubject; onDay: Day; rows: readonly HandoverRow[] };

export type HandoverTeam = {
  id: string;
  status: TeamStatus;
  leadLeasesGpus: boolean;
  blocks: readonly number[];
  lessorExcludedThrough: string;
  agreed: ReadonlyMap<string, number>;
};
export type HandoverFacts = {
  pools: readonly PoolPeriod[];
  promises: readonly AllocationPeriod[];
  teams: readonly HandoverTeam[];
};

const isSource = (subject: HandoverSubject, onDay: Day) => (one: AllocationPeriod) =>
  one.status === "APPROVED" &&
  (subject.kind === "LEASE_END"
    ? one.poolId === subject.poolId && one.validTo >= onDay
    : one.teamId === subject.teamId && one.validTo > onDay) &&
  one.validFrom < onDay;

/** What the subject gives back on the day: whatever runs until then; of a lease, also what ends on the day by itself. */
export const sourcesOf = (
  subject: HandoverSubject,
  onDay: Day,
  promises: readonly AllocationPeriod[],
): AllocationPeriod[] => promises.filter(isSource(subject, onDay));

/** The ledger as it will be: what is given back is cut to the day, what the rows grant begins on it. */
export function afterHandover(plan: HandoverPlan, promises: readonly AllocationPeriod[]): AllocationPeriod[] {
  const { subject, onDay } = plan;
  // Of a lease that is cut short, only what is granted ends; a team that leaves takes its requests with it.
  const ends = (one: AllocationPeriod): boolean =>
    one.validTo > onDay &&
    (subject.kind === "LEASE_END"
      ? one.poolId === subject.poolId && one.status === "APPROVED"
      : one.teamId === subject.teamId);
  const cut = promises.map((one) =>
    occupies(one) && ends(one) ? { ...one, validTo: one.validFrom > onDay ? one.validFrom : onDay } : one,
  );
  const granted = plan.rows.map((row, index) => ({
    ...{ id: `row ${index}`, poolId: row.toPoolId, teamId: row.toTeamId, gpuCount: row.gpuCount },
    ...{ validFrom: onDay, validTo: row.validTo, status: "APPROVED" as const },
  }));
  return [...cut, ...granted];
}

const inUseOn = (teamId: string, day: Day, promises: readonly AllocationPeriod[]): number =>
  promises
    .filter((one) => one.teamId === teamId && (one.status === "APPROVED" || one.status === "RETURNED") && occupies(one))
    .filter((one) => one.validFrom <= day && day < one.validTo)
    .reduce((sum, one) => sum + one.gpuCount, 0);

/** A team that would have fewer GPUs on the day than the day before, though as many are agreed. */
export type HandoverGap = { teamId: string; before: number; after: number; missing: number };
export type HandoverCheck = {
  /** What stands against a row, by its place. */
  rows: (AllocationRefusal | null)[];
  gaps: HandoverGap[];
  /** GPUs given back on the day, and how many of them somebody gets. */
  givenBack: number;
  granted: number;
  fits: boolean;
};

/** G4: every row by the rules of a request, on the ledger as it will be; and no team left with a gap on the day. */
export function checkHandover(plan: HandoverPlan, facts: HandoverFacts): HandoverCheck {
  const after = afterHandover(plan, facts.promises);
  const rows = plan.rows.map((row, index) => rowRefusal(plan, row, index, after, facts));
  const gaps = gapsOf(plan, after, facts);
  const sources = sourcesOf(plan.subject, plan.onDay, facts.promises);
  return {
    ...{ rows, gaps },
    givenBack: sources.reduce((sum, one) => sum + one.gpuCount, 0),
    granted: plan.rows.reduce((sum, row) => sum + row.gpuCount, 0),
    fits: gaps.length === 0 && rows.every((row) => row === null),
  };
}

function rowRefusal(
  plan: HandoverPlan,
  row: HandoverRow,
  index: number,
  after: readonly AllocationPeriod[],
  facts: HandoverFacts,
): AllocationRefusal | null {
  const pool = facts.pools.find((one) => one.id === row.toPoolId);
  const team = facts.teams.find((one) => one.id === row.toTeamId);
  if (!pool || !team) return { reason: "HANDOVER_INCOMPLETE", params: {} };
  if (row.validTo <= plan.onDay) return { reason: "HANDOVER_EMPTY", params: {} };
  if (plan.subject.kind === "TEAM_LEAVES" && row.toTeamId === plan.subject.teamId)
    return { reason: "TEAM_LEFT", params: {} };
  const request = { ...row, poolId: pool.id, teamId: team.id, validFrom: plan.onDay };
  const others = after.filter((one) => one.id !== `row ${index}`);
  const refusal = allocationRefusal(request, {
    ...{ team, pool, agreed: team.agreed },
    rulebook: { gpu: { blocks: [...team.blocks], lessorExcludedThrough: team.lessorExcludedThrough } },
    teamAllocations: others.filter((one) => one.teamId === team.id && one.status !== "HELD"),
  });
  if (refusal) return refusal;
  const shortage = shortageOf(
    pool,
    others.filter((one) => one.poolId === pool.id),
    request,
  );
  if (!shortage) return null;
  const { validFrom: from, validTo: to, shortfall, free } = shortage;
  return { reason: "POOL_EXHAUSTED", params: { from, to, shortfall, free } };
}

function gapsOf(plan: HandoverPlan, after: readonly AllocationPeriod[], facts: HandoverFacts): HandoverGap[] {
  const leaving = plan.subject.kind === "TEAM_LEAVES" ? plan.subject.teamId : null;
  // Whoever has nothing of the subject is not this plan's business, whatever else ends on the day.
  const sources = sourcesOf(plan.subject, plan.onDay, facts.promises);
  const given = (teamId: string) =>
    sources.filter((one) => one.teamId === teamId).reduce((sum, one) => sum + one.gpuCount, 0);
  return facts.teams
    .filter((team) => team.status === "ACTIVE" && team.id !== leaving)
    .flatMap((team) => {
      const before = inUseOn(team.id, nextDay(plan.onDay, -1), facts.promises);
      const agreed = team.agreed.get(halfYearOf(plan.onDay)) ?? 0;
      const then = inUseOn(team.id, plan.onDay, after);
      const missing = Math.min(Math.min(before, agreed) - then, given(team.id));
      return missing > 0 ? [{ teamId: team.id, before, after: then, missing }] : [];
    });
}

/** A plan to begin with: every team left with a gap gets what it is missing, from the first pool with room, as long as it is agreed. */
export function suggestHandover(subject: HandoverSubject, onDay: Day, facts: HandoverFacts): HandoverRow[] {
  const rows: HandoverRow[] = [];
  for (const gap of gapsOf({ subject, onDay, rows }, afterHandover({ subject, onDay, rows }, facts.promises), facts)) {
    const team = facts.teams.find((one) => one.id === gap.teamId);
    if (!team) continue;
    const row = rowFor(team, gap.missing, { subject, onDay, rows }, facts);
    if (row) rows.push(row);
  }
  return rows;
}

function rowFor(team: HandoverTeam, gpuCount: number, plan: HandoverPlan, facts: HandoverFacts): HandoverRow | null {
  const { subject, onDay } = plan;
  const after = afterHandover(plan, facts.promises);
  for (const pool of facts.pools) {
    if ((subject.kind === "LEASE_END" && pool.id === subject.poolId) || pool.validFrom > onDay || pool.validTo <= onDay)
      continue;
    const validTo = agreedUntil(team, gpuCount, { validFrom: onDay, validTo: pool.validTo }, after);
    if (validTo <= onDay) continue;
    const steps = poolUse(
      [pool],
      after.filter((one) => one.poolId === pool.id),
    );
    if (freeThroughout(steps, { validFrom: onDay, validTo }) < gpuCount) continue;
    const odd = blocksOf(gpuCount, team.blocks) === null;
    return { toTeamId: team.id, toPoolId: pool.id, gpuCount, validTo, blockReason: odd ? "handover" : "" };
  }
  return null;
}

/** How long as many GPUs are agreed with a team beside what it has, half-year by half-year. */
export function agreedUntil(
  team: HandoverTeam,
  gpuCount: number,
  period: { validFrom: Day; validTo: Day },
  after: readonly AllocationPeriod[],
): Day {
  const own = after.filter((one) => one.teamId === team.id && one.status !== "HELD");
  let until = period.validFrom;
  for (const half of halfYearsOf(period)) {
    const end = halfYearDays(half).validTo;
    const next = { validFrom: until, validTo: end < period.validTo ? end : period.validTo };
    if (agreedRefusal({ gpuCount, ...next }, team.agreed, own)) return until;
    until = next.validTo;
  }
  return until;
}
