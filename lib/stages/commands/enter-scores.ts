import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canEnterScores } from "../domain/access";
import { missingCells } from "../domain/result";
import { acceptsScores } from "../domain/state";
import { computedGates, computedParts } from "../domain/verification-plan";
import type { EnterGateResult, EnterPartScore, StageStep } from "../schema";
import { stageEntrants } from "./entrants";
import { lockStage, moveStage, type StageRecord } from "./stage-row";
import { writeGateResult, writePartScore } from "./write-scores";

async function mayScore(tx: Tx, actor: Actor, stageId: string): Promise<void> {
  if (!canEnterScores(actor) || (await isBoundToStage(tx, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `stage ${stageId}`);
}

async function scorable(
  tx: Tx,
  actor: Actor,
  input: { stageId: string; teamId: string },
): Promise<{ stage: StageRecord; stageTeamId: string; active: boolean }> {
  await mayScore(tx, actor, input.stageId);
  const stage = await lockStage(tx, input.stageId);
  const entrant = await tx.stageTeam.findUnique({
    where: { stageId_teamId: { stageId: input.stageId, teamId: input.teamId } },
    select: { id: true, team: { select: { status: true } } },
  });
  if (!entrant) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${input.stageId}`);
  return { stage, stageTeamId: entrant.id, active: entrant.team.status === "ACTIVE" };
}

/** E4: the score of one part of one team, with where it comes from. A correction keeps the old value on record (L1). */
export function enterPartScore(
  actor: Actor,
  input: EnterPartScore,
  at: Date,
): Promise<Outcome<{ scoreHundredths: number }>> {
  return inTransaction(async (tx) => {
    const { stage, stageTeamId, active } = await scorable(tx, actor, input);
    if (!acceptsScores(stage.state)) return refuse("NOT_RUNNING");
    if (!active) return refuse("TEAM_NOT_ACTIVE");
    if (!stage.plan.parts.some((part) => part.key === input.partKey)) return refuse("PART_NOT_IN_PLAN");
    if (computedParts(stage.plan).includes(input.partKey)) return refuse("PART_IS_COMPUTED");
    const written = await tx.stagePartScore.findUnique({
      where: { stageTeamId_partKey: { stageTeamId, partKey: input.partKey } },
      select: { isComputed: true },
    });
    // Of a contest the plan says nothing: what it has written is as little for the hand as what the plan computes.
    if (written?.isComputed) return refuse("PART_IS_COMPUTED");
    await writePartScore(tx, actor, { stageTeamId, ...input, isComputed: false }, at);
    return ok({ scoreHundredths: input.scoreHundredths });
  });
}

/** E2: pass or fail of one gate of one team, with the evidence it rests on. */
export function enterGateResult(actor: Actor, input: EnterGateResult, at: Date): Promise<Outcome<{ passed: boolean }>> {
  return inTransaction(async (tx) => {
    const { stage, stageTeamId, active } = await scorable(tx, actor, input);
    if (!acceptsScores(stage.state)) return refuse("NOT_RUNNING");
    if (!active) return refuse("TEAM_NOT_ACTIVE");
    if (!stage.plan.gates.some((gate) => gate.key === input.gateKey)) return refuse("GATE_NOT_IN_PLAN");
    if (computedGates(stage.plan).includes(input.gateKey)) return refuse("GATE_IS_COMPUTED");
    await writeGateResult(tx, actor, { stageTeamId, ...input }, at);
    return ok({ passed: input.passed });
  });
}

/** E3: closes the scoring when no cell is missing. */
export function closeScoring(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    await mayScore(tx, actor, input.stageId);
    const stage = await lockStage(tx, input.stageId);
    const missing = missingCells(stage.plan, await stageEntrants(tx, stage.id));
    if (missing.length > 0) return refuse("CELLS_MISSING", { count: missing.length });
    await moveStage(tx, actor, stage, "SCORED", at, { expectedVersion: input.expectedVersion });
    return ok({ number: stage.number });
  });
}

/** E3: a mistake found after closing: back to RUNNING, on record like every step. */
export function reopenScoring(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    await mayScore(tx, actor, input.stageId);
    const stage = await lockStage(tx, input.stageId);
    await moveStage(tx, actor, stage, "RUNNING", at, { expectedVersion: input.expectedVersion });
    return ok({ number: stage.number });
  });
}
