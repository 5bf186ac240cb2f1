import { planHashOf } from "./calculation-sheet";
import type { StagePlan } from "./plan";
import { missingCells, type StageEntrant, type StageVerdict, stageResult } from "./result";

export type ComparedTeam = {
  teamId: string;
  before: { rank: number | null; displayHundredths: number | null; result: StageVerdict } | null;
  after: { rank: number | null; displayHundredths: number | null; result: StageVerdict } | null;
};
/** P3: what an amendment does to the result as it stands; a side with missing cells has no result yet. */
export type PlanComparison = { missingBefore: number; missingAfter: number; teams: ComparedTeam[] };

/** The result under the old and the new rule, on the scores that are in. */
export function comparePlans(from: StagePlan, to: StagePlan, entrants: readonly StageEntrant[]): PlanComparison {
  const side = (plan: StagePlan) => {
    const missing = missingCells(plan, entrants).length;
    const rows = missing > 0 ? [] : stageResult(plan, entrants, planHashOf(plan));
    const of = (teamId: string) => {
      const row = rows.find((one) => one.teamId === teamId);
      return row ? { rank: row.rank, displayHundredths: row.displayHundredths, result: row.result } : null;
    };
    return { missing, of };
  };
  const [before, after] = [side(from), side(to)];
  return {
    missingBefore: before.missing,
    missingAfter: after.missing,
    teams: entrants.map(({ teamId }) => ({ teamId, before: before.of(teamId), after: after.of(teamId) })),
  };
}
