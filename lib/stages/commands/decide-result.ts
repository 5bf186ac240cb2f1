import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { stageDeliberation } from "@/lib/deliberation/queries/stage-deliberation";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canApproveResult, canProposeResult } from "../domain/access";
import { buildStageSheet } from "../domain/calculation-sheet";
import { deliberationRefusal } from "../domain/deliberation";
import { missingCells, TOTAL_DENOMINATOR } from "../domain/result";
import { isBoundToStage } from "../queries/conflicts";
import type { ApproveResult, ProposeResult, ReturnResult } from "../schema";
import { carryOut } from "./consequences";
import { stageEntrants } from "./entrants";
import { holdersOf, lockStage, moveStage, type StageRecord } from "./stage-row";

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
    const stageTeamIds = new Map(entrants.map((entrant) => [entrant.teamId, entrant.stageTeamId]));
    const built = buildStageSheet({
      stage: { number: stage.number, cutoffOn: stage.cutoffOn.toISOString().slice(0, 10) },
      rulebookVersion: stage.rulebookVersion,
      plan: stage.plan,
      teams: entrants.map(({ stageTeamId: _own, ...team }) => team),
    });
    await moveStage(tx, actor, stage, "DELIBERATION", at, { expectedVersion: input.expectedVersion });
    const decision = await tx.stageDecision.create({
      data: {
        stageId: stage.id,
        sheet: built.text,
        sheetHash: built.sha256,
        reason: input.reason,
        returnOn: new Date(input.returnOn),
        proposedById: actor.id,
        proposedAt: at,
        outcomes: {
          create: built.rows.map((row) => ({
            stageTeamId: stageTeamIds.get(row.teamId) ?? "",
            result: row.result,
            rank: row.rank,
            gatesPassed: row.gatesPassed,
            totalNumerator: row.totalNumerator,
            totalDenominator: row.totalNumerator === null ? null : TOTAL_DENOMINATOR,
            displayHundredths: row.displayHundredths,
          })),
        },
      },
      select: { id: true },
    });
    const verdicts = built.rows.map((row) => ({
      teamId: row.teamId,
      result: row.result,
      rank: row.rank,
      totalNumerator: row.totalNumerator?.toString() ?? null,
    }));
    const data = { decisionId: decision.id, sheetHash: built.sha256, reason: input.reason, verdicts };
    recordAudit(tx, actor, { type: "stage.resultProposed", subjectType: "Stage", subjectId: stage.id, data }, at, {
      rulebookVersion: stage.rulebookVersion,
    });
    await notify(tx, {
      kind: "stageResultProposed",
      userIds: await holdersOf(tx, "DIRECTOR"),
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ decisionId: decision.id, sheetHash: built.sha256 });
  });
}

async function openDecision(
  tx: Tx,
  actor: Actor,
  decisionId: string,
): Promise<{ id: string; stageId: string; sheetHash: string; returnOn: Date; proposedById: string }> {
  const decision = await tx.stageDecision.findUnique({
    where: { id: decisionId },
    select: { id: true, stageId: true, sheetHash: true, returnOn: true, proposedById: true },
  });
  if (!decision || !canApproveResult(actor, decision) || (await isBoundToStage(tx, actor.id, decision.stageId)))
    throw new AppError("NOT_FOUND", `stage decision ${decisionId}`);
  return decision;
}

type Cited = { motionId?: string; minutesSha256?: string | null };
type Settled = Cited & {
  status: "APPROVED" | "RETURNED";
  decidedById: string;
  decidedAt: Date;
  returnReason?: string;
};

async function settleDecision(tx: Tx, input: ApproveResult, data: Settled): Promise<void> {
  const { count } = await tx.stageDecision.updateMany({
    where: { id: input.decisionId, status: "PROPOSED", version: input.expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `stage decision ${input.decisionId} was already settled`);
}

/** E3: what the committee came to, as the approval cites it; or why nobody may approve yet. */
async function citation(tx: Tx, stage: StageRecord, decisionId: string): Promise<Failure | { cited: Cited }> {
  const { committee } = await rulebookContent(tx, stage.rulebookVersion);
  const found = await stageDeliberation(tx, decisionId);
  const refusal = deliberationRefusal(found, committee.stageSessionRequired);
  if (refusal) return refuse(refusal, found ? { call: found.callCode, number: found.number } : {});
  return { cited: found?.motion ? { motionId: found.motion.id, minutesSha256: found.minutesSha256 } : {} };
}

/**
 * E4, L3: the second person approves, and all consequences happen here or not at all: teams leave, GPUs return (G4), talent stays (H2).
 * Refuses COMMITTEE_SITS, COMMITTEE_REJECTED, and NOT_DELIBERATED where the rulebook asks for a session (E3).
 */
export function approveStageResult(
  actor: Actor,
  input: ApproveResult,
  at: Date,
): Promise<Outcome<{ eliminated: number; returnedGpuCount: number }>> {
  return inTransaction(async (tx) => {
    const decision = await openDecision(tx, actor, input.decisionId);
    const stage = await lockStage(tx, decision.stageId);
    // Held from here on, so that no session is called about it meanwhile.
    await tx.$queryRaw`SELECT 1 FROM "StageDecision" WHERE id = ${decision.id} FOR UPDATE`;
    const basis = await citation(tx, stage, decision.id);
    if ("ok" in basis) return basis;
    await settleDecision(tx, input, { status: "APPROVED", decidedById: actor.id, decidedAt: at, ...basis.cited });
    await moveStage(tx, actor, stage, "DECIDED", at);
    const done = await carryOut(tx, actor, { decision, stage }, at);
    const returnedGpus = done.map(({ teamId, gpuCount }) => ({ teamId, gpuCount }));
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
    return ok({ eliminated: done.length, returnedGpuCount: done.reduce((sum, { gpuCount }) => sum + gpuCount, 0) });
  });
}

/** The director sends the proposal back with a reason; the scoring may be looked at again. */
export function returnStageResult(actor: Actor, input: ReturnResult, at: Date): Promise<Outcome<{ stageId: string }>> {
  return inTransaction(async (tx) => {
    const decision = await openDecision(tx, actor, input.decisionId);
    const stage = await lockStage(tx, decision.stageId);
    await settleDecision(tx, input, {
      status: "RETURNED",
      decidedById: actor.id,
      decidedAt: at,
      returnReason: input.reason,
    });
    await moveStage(tx, actor, stage, "SCORED", at);
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
