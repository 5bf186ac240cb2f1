import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { Refused } from "@/lib/teams/commands/refused";
import { lockSeatsInTx } from "@/lib/teams/commands/seats";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canProposeResult } from "../domain/access";
import { buildStageSheet } from "../domain/calculation-sheet";
import { missingCells } from "../domain/result";
import type { ApproveResult, ProposeResult, ReturnResult } from "../schema";
import { carryOut } from "./consequences";
import { approveCorrectionInTx } from "./correct-result";
import { citation, createDecision, lockedDecision, settleDecision } from "./decision-row";
import { stageEntrants } from "./entrants";
import { holdersOf, lockStage, moveStage } from "./stage-row";

/** E4: an officer computes the result by the frozen plan and proposes it; nothing is chosen by hand. */
export function proposeStageResult(
  actor: Actor,
  input: ProposeResult,
  at: Date,
): Promise<Outcome<{ decisionId: string; sheetHash: string }>> {
  return inTransaction(async (tx) => {
    if (!canProposeResult(actor) || (await isBoundToStage(tx, actor.id, input.stageId)))
      throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    const entrants = await stageEntrants(tx, stage.id);
    const missing = missingCells(stage.plan, entrants);
    if (missing.length > 0) return refuse("CELLS_MISSING", { count: missing.length });
    const built = buildStageSheet({
      stage: { number: stage.number, cutoffOn: stage.cutoffOn.toISOString().slice(0, 10) },
      rulebookVersion: stage.rulebookVersion,
      plan: stage.plan,
      teams: entrants.map(({ stageTeamId: _own, ...team }) => team),
    });
    await moveStage(tx, actor, stage, "DELIBERATION", at, { expectedVersion: input.expectedVersion });
    const { decisionId, verdicts } = await createDecision(tx, actor, { stage, built, ...input }, at);
    const data = { decisionId, sheetHash: built.sha256, reason: input.reason, verdicts };
    recordAudit(tx, actor, { type: "stage.resultProposed", subjectType: "Stage", subjectId: stage.id, data }, at, {
      rulebookVersion: stage.rulebookVersion,
    });
    await notify(tx, {
      kind: "stageResultProposed",
      userIds: await holdersOf(tx, "DIRECTOR"),
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ decisionId, sheetHash: built.sha256 });
  });
}

/**
 * E4, L3: the second person approves, and all consequences happen here or not at all: teams leave, GPUs return (G4), talent stays (H2). A
 * correction carries out what it changes (S10).
 * Refuses COMMITTEE_SITS, COMMITTEE_REJECTED, and NOT_DELIBERATED where the rulebook asks for a session (E3).
 */
export async function approveStageResult(
  actor: Actor,
  input: ApproveResult,
  at: Date,
): Promise<Outcome<{ eliminated: number; returnedGpuCount: number }>> {
  try {
    return await inTransaction((tx) => approve(tx, actor, input, at));
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

async function approve(
  tx: Tx,
  actor: Actor,
  input: ApproveResult,
  at: Date,
): Promise<Outcome<{ eliminated: number; returnedGpuCount: number }>> {
  // Before the stage, as everything that seats teams takes it first: a correction may bring a team back (P4).
  await lockSeatsInTx(tx);
  const { decision, stage } = await lockedDecision(tx, actor, input.decisionId);
  const basis = await citation(tx, stage, decision.id);
  if ("ok" in basis) return basis;
  await settleDecision(tx, input, { status: "APPROVED", decidedById: actor.id, decidedAt: at, ...basis.cited });
  if (decision.correctsId) return approveCorrectionInTx(tx, actor, { decision, stage, cited: basis.cited }, at);
  await moveStage(tx, actor, stage, "DECIDED", at);
  const { left } = await carryOut(tx, actor, { decision, stage }, at);
  const returnedGpus = left.map(({ teamId, gpuCount }) => ({ teamId, gpuCount }));
  const data = { decisionId: decision.id, sheetHash: decision.sheetHash, returnedGpus, ...basis.cited };
  recordAudit(tx, actor, { type: "stage.resultApproved", subjectType: "Stage", subjectId: stage.id, data }, at, {
    rulebookVersion: stage.rulebookVersion,
  });
  await notify(tx, {
    kind: "stageResultApproved",
    userIds: await holdersOf(tx, "OFFICER"),
    params: { number: String(stage.number) },
    href: `/stages/${stage.id}`,
  });
  return ok({ eliminated: left.length, returnedGpuCount: left.reduce((sum, { gpuCount }) => sum + gpuCount, 0) });
}

/** The director sends the proposal back with a reason; the scoring may be looked at again. */
export function returnStageResult(actor: Actor, input: ReturnResult, at: Date): Promise<Outcome<{ stageId: string }>> {
  return inTransaction(async (tx) => {
    const { decision, stage } = await lockedDecision(tx, actor, input.decisionId);
    await settleDecision(tx, input, {
      status: "RETURNED",
      decidedById: actor.id,
      decidedAt: at,
      returnReason: input.reason,
    });
    // What is published stays published while its correction is thought over again.
    if (!decision.correctsId) await moveStage(tx, actor, stage, "SCORED", at);
    recordAudit(
      tx,
      actor,
      {
        type: "stage.resultReturned",
        subjectType: "Stage",
        subjectId: stage.id,
        data: { decisionId: decision.id, reason: input.reason },
      },
      at,
    );
    await notify(tx, {
      kind: "stageResultReturned",
      userIds: [decision.proposedById],
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ stageId: stage.id });
  });
}
