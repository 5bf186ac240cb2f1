import type { Day } from "./calendar";
import {
  afterHandover,
  agreedUntil,
  checkHandover,
  type HandoverFacts,
  type HandoverRow,
  type HandoverTeam,
} from "./handover";

/** GPUs of one pool that a team gave back on a day, and until when they would have run. */
export type Freed = { poolId: string; gpuCount: number; oldValidTo: Day };
type Leaving = { teamId: string; onDay: Day };

/**
 * G4: who could take what a leaving team gives back: whoever has fewer GPUs than are agreed, in whole blocks, the largest first, as long as it
 * is agreed and every rule of a request holds. A suggestion for the steward, no more; what nobody may have stays free.
 */
export function suggestTakers(
  freed: readonly Freed[],
  { teamId, onDay }: Leaving,
  facts: HandoverFacts,
): HandoverRow[] {
  const subject = { kind: "TEAM_LEAVES" as const, teamId };
  const rows: HandoverRow[] = [];
  const fits = (row: HandoverRow) =>
    checkHandover({ subject, onDay, rows: [...rows, row] }, facts).rows.at(-1) === null;
  for (const { poolId, gpuCount, oldValidTo } of freed) {
    let left = gpuCount;
    for (const team of facts.teams) {
      const row = rowOf(team, left, { poolId, validFrom: onDay, validTo: oldValidTo }, { subject, onDay, rows, facts });
      if (!row || !fits(row)) continue;
      rows.push(row);
      left -= row.gpuCount;
    }
  }
  return rows;
}

type Period = { poolId: string; validFrom: Day; validTo: Day };
type Standing = {
  subject: { kind: "TEAM_LEAVES"; teamId: string };
  onDay: Day;
  rows: readonly HandoverRow[];
  facts: HandoverFacts;
};

function rowOf(team: HandoverTeam, left: number, period: Period, standing: Standing): HandoverRow | null {
  if (team.status !== "ACTIVE" || team.id === standing.subject.teamId) return null;
  const after = afterHandover(standing, standing.facts.promises);
  for (const block of [...team.blocks].sort((a, b) => b - a)) {
    if (block > left) continue;
    const validTo = agreedUntil(team, block, period, after);
    if (validTo > period.validFrom)
      return { toTeamId: team.id, toPoolId: period.poolId, gpuCount: block, validTo, blockReason: "" };
  }
  return null;
}
