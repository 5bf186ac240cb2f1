import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { lockStage, type StageRecord } from "@/lib/stages/commands/stage-row";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import type { Prisma } from "@/prisma/generated/client";
import type { CandidateState, Finding } from "../domain/judge";
import { familiesOf, type TeamFamily } from "../queries/families";
import { takesListings } from "./import-listing";

const CANDIDATE = {
  id: true,
  repository: true,
  state: true,
  version: true,
  disputeUntil: true,
  stageTeam: { select: { id: true, stageId: true, teamId: true, team: { select: { nameKo: true, nameEn: true } } } },
  decisions: { orderBy: { ordinal: "desc" }, select: { step: true, byId: true } },
} satisfies Prisma.DerivativeCandidateSelect;

/** A candidate with its stage locked: of two people who decide at once the second sees what the first one did. */
export async function lockCandidate(
  tx: Tx,
  candidateId: string,
  authorise: (stageId: string, teamId: string) => Promise<void>,
) {
  const select = { stageTeam: { select: { stageId: true, teamId: true } } };
  const found = await tx.derivativeCandidate.findUnique({ where: { id: candidateId }, select });
  if (!found) throw new AppError("NOT_FOUND", `candidate ${candidateId}`);
  await authorise(found.stageTeam.stageId, found.stageTeam.teamId);
  const stage = await lockStage(tx, found.stageTeam.stageId);
  const candidate = await tx.derivativeCandidate.findUniqueOrThrow({ where: { id: candidateId }, select: CANDIDATE });
  return { stage, candidate };
}
export type LockedCandidate = Awaited<ReturnType<typeof lockCandidate>>["candidate"];

export const isOpen = (stage: StageRecord): boolean => takesListings(stage.state);

/** The plan's rule and one team's family, as they stand under the lock. */
export async function familyUnderRule(
  tx: Tx,
  stage: StageRecord,
  teamId: string,
): Promise<{ plan: DerivativesPlan; family: TeamFamily; cutoffOn: string } | null> {
  const plan = stage.plan.derivatives;
  if (!plan) return null;
  const { families } = await familiesOf(tx, stage.id, plan);
  const family = families.find((one) => one.teamId === teamId);
  return family ? { plan, family, cutoffOn: stage.cutoffOn.toISOString().slice(0, 10) } : null;
}

type Step = {
  step: "CONFIRMED" | "REJECTED" | "DISPUTED" | "UPHELD";
  state: CandidateState;
  findings: Finding[];
  reason: string;
  disputeUntil: Date | null;
};

/** One guarded step and its row in the history; whoever comes second with an old version gets CONFLICT. */
export async function settleCandidate(
  tx: Tx,
  actor: Actor,
  { candidateId, expectedVersion }: { candidateId: string; expectedVersion: number },
  { step, state, findings, reason, disputeUntil }: Step,
  at: Date,
): Promise<void> {
  const { count } = await tx.derivativeCandidate.updateMany({
    where: { id: candidateId, version: expectedVersion },
    data: { state, findings, disputeUntil, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `candidate ${candidateId} moved on from v${expectedVersion}`);
  await tx.derivativeDecision.create({
    data: { candidateId, ordinal: expectedVersion + 1, step, findings, reason, byId: actor.id, at },
    select: { id: true },
  });
}
