import "server-only";
import type { Actor } from "@/lib/access/actor";
import { endAgreementInTx, tellEndsInTx } from "@/lib/agreements/commands/end-agreement";
import { recordAudit } from "@/lib/audit/record";
import { returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { canApproveResult, canPlanStage, canProposeResult } from "../domain/access";
import { buildStageSheet } from "../domain/calculation-sheet";
import { missingCells, TOTAL_DENOMINATOR } from "../domain/result";
import { isBoundToStage } from "../queries/conflicts";
import type { ApproveResult, ProposeResult, ReturnResult, StageStep, WithdrawTeam } from "../schema";
import { stageEntrants } from "./entrants";
import { lockStage, moveStage, type StageRecord, stagePeople } from "./stage-row";

const holdersOf = async (tx: Tx, role: "DIRECTOR" | "OFFICER"): Promise<string[]> => {
  const grants = await tx.grant.findMany({ where: { role, revokedAt: null }, select: { userId: true } });
  return [...new Set(grants.map((grant) => grant.userId))];
};

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

async function settleDecision(
  tx: Tx,
  input: ApproveResult,
  data: { status: "APPROVED" | "RETURNED"; decidedById: string; decidedAt: Date; returnReason?: string },
): Promise<void> {
  const { count } = await tx.stageDecision.updateMany({
    where: { id: input.decisionId, status: "PROPOSED", version: input.expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `stage decision ${input.decisionId} was already settled`);
}

/** E4, L3: the second person approves, and all consequences happen here or not at all: teams leave, GPUs return (G4), talent stays (H2). */
export function approveStageResult(
  actor: Actor,
  input: ApproveResult,
  at: Date,
): Promise<Outcome<{ eliminated: number; returnedGpuCount: number }>> {
  return inTransaction(async (tx) => {
    const decision = await openDecision(tx, actor, input.decisionId);
    const stage = await lockStage(tx, decision.stageId);
    await settleDecision(tx, input, { status: "APPROVED", decidedById: actor.id, decidedAt: at });
    await moveStage(tx, actor, stage, "DECIDED", at);
    const leaving = await tx.stageOutcome.findMany({
      where: { decisionId: decision.id, result: "ELIMINATED" },
      orderBy: { stageTeam: { teamId: "asc" } },
      select: { stageTeam: { select: { teamId: true } } },
    });
    const returnedGpus: { teamId: string; gpuCount: number }[] = [];
    for (const { stageTeam } of leaving) {
      returnedGpus.push({
        teamId: stageTeam.teamId,
        gpuCount: await leave(tx, actor, stageTeam.teamId, "ELIMINATED", stage, decision.returnOn, at),
      });
    }
    const data = { decisionId: decision.id, sheetHash: decision.sheetHash, returnedGpus };
    recordAudit(tx, actor, { type: "stage.resultApproved", subjectType: "Stage", subjectId: stage.id, data }, at, {
      rulebookVersion: stage.rulebookVersion,
    });
    await notify(tx, {
      kind: "stageResultApproved",
      userIds: await holdersOf(tx, "OFFICER"),
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({
      eliminated: leaving.length,
      returnedGpuCount: returnedGpus.reduce((sum, one) => sum + one.gpuCount, 0),
    });
  });
}

/** A team leaves: its status, its agreement, its GPUs. Its talent envelope is left alone: that support runs to the end of 2027 (H2). */
async function leave(
  tx: Tx,
  actor: Actor,
  teamId: string,
  status: "ELIMINATED" | "WITHDRAWN",
  stage: StageRecord,
  onDay: Date,
  at: Date,
): Promise<number> {
  await eliminateTeamInTx(tx, actor, { teamId, status }, at);
  const reason = `stage ${stage.number}: ${status}`;
  await endAgreementInTx(tx, actor, { teamId, cause: status, onDay, reason, isTold: status === "WITHDRAWN" }, at);
  const { returnedGpuCount } = await returnTeamAllocationsInTx(tx, actor, { teamId, onDay, reason }, at);
  return returnedGpuCount;
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

/** E4: results become visible to the teams and the public, all at once. */
export function publishStage(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    await moveStage(tx, actor, stage, "PUBLISHED", at, {
      expectedVersion: input.expectedVersion,
      data: { publishedAt: at },
    });
    await tellEndsInTx(tx, actor, { team: { stageTeams: { some: { stageId: stage.id } } } }, at);
    await notify(tx, {
      kind: "stageResultPublished",
      userIds: await stagePeople(tx, stage.id),
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ number: stage.number });
  });
}

/** P5: a team may withdraw at any time of a stage; what it holds returns as at an elimination. */
export function withdrawTeam(
  actor: Actor,
  input: WithdrawTeam,
  at: Date,
): Promise<Outcome<{ returnedGpuCount: number }>> {
  return inTransaction(async (tx) => {
    if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    // A result that is already computed counts with this team; it must be returned first.
    if (["DELIBERATION", "DECIDED", "PUBLISHED", "FINAL"].includes(stage.state))
      return refuse("RESULT_ALREADY_PROPOSED");
    const entrant = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: stage.id, teamId: input.teamId } },
      select: { team: { select: { status: true } } },
    });
    if (!entrant) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${stage.id}`);
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    const returnedGpuCount = await leave(tx, actor, input.teamId, "WITHDRAWN", stage, new Date(input.returnOn), at);
    const data = { teamId: input.teamId, reason: input.reason, returnedGpuCount };
    recordAudit(tx, actor, { type: "stage.teamWithdrawn", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ returnedGpuCount });
  });
}
