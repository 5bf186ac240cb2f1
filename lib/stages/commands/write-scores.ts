import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canEnterScores } from "../domain/access";
import { acceptsScores } from "../domain/state";
import type { EnterGateResult, EnterPartScore } from "../schema";
import { lockStage, type StageRecord } from "./stage-row";

type OfTeam = { stageTeamId: string };

type PartScore = EnterPartScore & OfTeam & { isComputed: boolean };

/** E4: the score of one part; a correction keeps the old value on record (L1). The caller has locked the stage. */
export async function writePartScore(tx: Tx, actor: Actor, input: PartScore, at: Date): Promise<void> {
  const { stageTeamId, partKey, scoreHundredths, evidence, isComputed } = input;
  const where = { stageTeamId_partKey: { stageTeamId, partKey } };
  const before = await tx.stagePartScore.findUnique({ where, select: { scoreHundredths: true } });
  const facts = { scoreHundredths, evidence, isComputed, enteredById: actor.id, enteredAt: at };
  await tx.stagePartScore.upsert({
    where,
    create: { stageTeamId, partKey, ...facts },
    update: { ...facts, version: { increment: 1 } },
    select: { id: true },
  });
  const fromHundredths = before?.scoreHundredths ?? null;
  const data = { teamId: input.teamId, partKey, fromHundredths, toHundredths: scoreHundredths, evidence };
  recordAudit(tx, actor, { type: "stage.partScored", subjectType: "Stage", subjectId: input.stageId, data }, at);
}

/** E2: pass or fail of one gate. The caller has locked the stage. */
export async function writeGateResult(tx: Tx, actor: Actor, input: EnterGateResult & OfTeam, at: Date): Promise<void> {
  const { stageTeamId, gateKey, passed, evidence } = input;
  const where = { stageTeamId_gateKey: { stageTeamId, gateKey } };
  const before = await tx.stageGateResult.findUnique({ where, select: { passed: true } });
  const facts = { passed, evidence, enteredById: actor.id, enteredAt: at };
  await tx.stageGateResult.upsert({
    where,
    create: { stageTeamId, gateKey, ...facts },
    update: { ...facts, version: { increment: 1 } },
    select: { id: true },
  });
  const data = { teamId: input.teamId, gateKey, from: before?.passed ?? null, to: passed, evidence };
  recordAudit(tx, actor, { type: "stage.gateJudged", subjectType: "Stage", subjectId: input.stageId, data }, at);
}

export type ComputedScores = {
  parts: (Omit<EnterPartScore, "stageId"> & OfTeam)[];
  gates: (Omit<EnterGateResult, "stageId"> & OfTeam)[];
};

/**
 * E4: for nouns above that compute a part (verification, contest, derivatives): writes what they computed, each with the hash of its
 * calculation as evidence, in the caller's transaction. The stage's row is locked first; `compute` sees the plan as it counts.
 * Refuses NOT_RUNNING; NOT_FOUND for whoever may not enter scores or is bound to a team (S3).
 */
export async function writeComputedScoresInTx<T>(
  tx: Tx,
  actor: Actor,
  stageId: string,
  compute: (stage: StageRecord) => Promise<Outcome<{ scores: ComputedScores; result: T }>>,
  at: Date,
): Promise<Outcome<T>> {
  if (!canEnterScores(actor) || (await isBoundToStage(tx, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `stage ${stageId}`);
  const stage = await lockStage(tx, stageId);
  if (!acceptsScores(stage.state)) return refuse("NOT_RUNNING");
  const computed = await compute(stage);
  if (!computed.ok) return computed;
  for (const part of computed.data.scores.parts)
    await writePartScore(tx, actor, { ...part, stageId, isComputed: true }, at);
  for (const gate of computed.data.scores.gates) await writeGateResult(tx, actor, { ...gate, stageId }, at);
  return ok(computed.data.result);
}
