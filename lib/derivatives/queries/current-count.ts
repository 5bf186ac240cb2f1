import "server-only";
import { planHashOf } from "@/lib/stages/domain/calculation-sheet";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { buildCountSheet, type SheetTeam } from "../domain/count-sheet";
import type { Candidate } from "../domain/judge";
import type { CandidateRecord, TeamFamily } from "./families";

type Stage = { number: number; cutoffOn: Date; plan: StagePlan };

const candidateOf = ({ id: _id, version: _version, disputeUntil: _until, ...candidate }: CandidateRecord): Candidate =>
  candidate;

/** The count as the decisions stand now, of the teams that are still in; null for a plan that counts no derivatives. */
export function currentCount({ number, cutoffOn, plan }: Stage, families: readonly TeamFamily[]) {
  if (!plan.derivatives) return null;
  const teams = families
    .filter((one) => one.isActive)
    .map(
      ({ teamId, nameKo, nameEn, base, snapshots, candidates }): SheetTeam => ({
        ...{ teamId, nameKo, nameEn, base, snapshots },
        candidates: candidates.map(candidateOf),
      }),
    );
  return buildCountSheet({
    stage: { number, cutoffOn: cutoffOn.toISOString().slice(0, 10) },
    planHash: planHashOf(plan),
    derivatives: plan.derivatives,
    teams,
  });
}
