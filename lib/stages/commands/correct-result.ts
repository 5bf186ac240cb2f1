import "server-only";
import type { Actor } from "@/lib/access/actor";
import { tellEndsInTx } from "@/lib/agreements/commands/end-agreement";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { legalDeadline } from "@/lib/rulebook/domain/day-count";
import { rulebookContent } from "@/lib/rulebook/queries";
import { Refused } from "@/lib/teams/commands/refused";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canProposeResult } from "../domain/access";
import { buildStageSheet, type StageSheet } from "../domain/calculation-sheet";
import { type ChangedVerdict, type CorrectedCell, changedVerdicts, withCells } from "../domain/correction";
import { objectionStanding } from "../queries/objection-standing";
import type { CorrectResult } from "../schema";
import { keepConsequences, leaveInTx, type TeamLeft, withHandovers } from "./consequences";
import { type Cited, createDecision, type DecisionRow } from "./decision-row";
import { reinstateInTx, type TeamReinstated } from "./reinstate";
import { holdersOf, lockStage, type StageRecord, stagePeople } from "./stage-row";
import { writeGateResult, writePartScore } from "./write-scores";

/** The approved decision that stands, whose verdicts a correction is held against. */
async function standingDecision(tx: Tx, stageId: string) {
  return tx.stageDecision.findFirstOrThrow({
    where: { stageId, status: "APPROVED" },
    orderBy: { decidedAt: "desc" },
    select: { id: true, sheet: true, sheetHash: true },
  });
}

/** The stage moves on without changing its state, so that of two who write on the same view one gets CONFLICT. */
async function touchStage(tx: Tx, stage: StageRecord, data: { objectionsDueAt?: Date }): Promise<void> {
  const { count } = await tx.stage.updateMany({
    where: { id: stage.id, version: stage.version, state: "PUBLISHED" },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `stage ${stage.id} moved on`);
}

/**
 * S10: an officer proposes what the frozen plan makes of the corrected cells, citing every accepted objection that waits; nothing is chosen by
 * hand. The sheet is chained to the one before (S11). Refuses NOT_PUBLISHED, CORRECTION_WAITS, NOTHING_TO_CORRECT, CELL_UNKNOWN.
 */
export function proposeCorrection(
  actor: Actor,
  input: CorrectResult,
  at: Date,
): Promise<Outcome<{ decisionId: string; sheetHash: string }>> {
  return inTransaction(async (tx) => {
    if (!canProposeResult(actor) || (await isBoundToStage(tx, actor.id, input.stageId)))
      throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    if (stage.state !== "PUBLISHED") return refuse("NOT_PUBLISHED");
    if (stage.version !== input.expectedVersion) throw new AppError("CONFLICT", `stage ${stage.id} moved on`);
    const { uncorrected, correctionWaits } = await objectionStanding(tx, stage.id);
    if (correctionWaits) return refuse("CORRECTION_WAITS");
    if (uncorrected.length === 0) return refuse("NOTHING_TO_CORRECT");
    const before = await standingDecision(tx, stage.id);
    const sheet = JSON.parse(before.sheet) as StageSheet;
    const teams = withCells(stage.plan, sheet.teams, input.cells);
    if (!teams) return refuse("CELL_UNKNOWN");
    const objections = uncorrected.map(({ number }) => number);
    const built = buildStageSheet({
      ...{ stage: sheet.stage, rulebookVersion: stage.rulebookVersion, plan: stage.plan, teams },
      corrects: { sheetHash: before.sheetHash, sheet, objections, cells: input.cells },
    });
    await touchStage(tx, stage, {});
    const objectionIds = uncorrected.map(({ id }) => id);
    const correction = { stage, built, ...input, correctsId: before.id, objectionIds };
    const { decisionId, verdicts } = await createDecision(tx, actor, correction, at);
    const data = {
      decisionId,
      sheetHash: built.sha256,
      corrects: before.sheetHash,
      objections,
      reason: input.reason,
      verdicts,
    };
    recordAudit(tx, actor, { type: "stage.correctionProposed", subjectType: "Stage", subjectId: stage.id, data }, at, {
      rulebookVersion: stage.rulebookVersion,
    });
    await notify(tx, {
      kind: "stageResultProposed",
      userIds: (await holdersOf(tx, "DIRECTOR")).filter((id) => id !== actor.id),
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ decisionId, sheetHash: built.sha256 });
  });
}

async function writeCells(tx: Tx, actor: Actor, stage: StageRecord, cells: readonly CorrectedCell[], at: Date) {
  for (const { teamId, evidence, ...cell } of cells) {
    const where = { stageId_teamId: { stageId: stage.id, teamId } };
    const { id: stageTeamId } = await tx.stageTeam.findUniqueOrThrow({ where, select: { id: true } });
    const place = { stageId: stage.id, teamId, stageTeamId, evidence };
    if (cell.kind === "GATE") {
      await writeGateResult(tx, actor, { ...place, gateKey: cell.key, passed: cell.passed }, at);
      continue;
    }
    const { scoreHundredths, key: partKey } = cell;
    // Corrected by hand on an accepted objection: from now on not what a calculation wrote.
    await writePartScore(tx, actor, { ...place, partKey, scoreHundredths, isComputed: false }, at);
  }
}

const verdictsOf = (tx: Tx, decisionId: string) =>
  tx.stageOutcome
    .findMany({ where: { decisionId }, select: { result: true, stageTeam: { select: { teamId: true } } } })
    .then((rows) => rows.map(({ result, stageTeam }) => ({ teamId: stageTeam.teamId, result })));

type Turned = { left: TeamLeft[]; reinstated: TeamReinstated[] };

/** Both directions, in one order of teams: who falls behind leaves first, so that there is a seat for who comes back (P4). */
async function turn(
  tx: Tx,
  actor: Actor,
  about: Approved,
  changed: readonly ChangedVerdict[],
  at: Date,
): Promise<Turned> {
  const { decision, stage } = about;
  for (const { teamId } of changed) await lockTeamInTx(tx, teamId);
  const statuses = await tx.team.findMany({
    where: { id: { in: changed.map(({ teamId }) => teamId) } },
    select: { id: true, status: true },
  });
  const is = (teamId: string, status: string) => statuses.some((one) => one.id === teamId && one.status === status);
  const left: TeamLeft[] = [];
  for (const { teamId, to } of changed)
    if (to === "ELIMINATED" && is(teamId, "ACTIVE"))
      left.push(await leaveInTx(tx, actor, stage, { teamId, status: "ELIMINATED", onDay: decision.returnOn }, at));
  const handing = { stage, onDay: decision.returnOn, createdById: decision.proposedById };
  const reinstated: TeamReinstated[] = [];
  for (const { teamId, to } of changed)
    if (to === "ADVANCE" && is(teamId, "ELIMINATED"))
      reinstated.push(await reinstateInTx(tx, actor, about, teamId, at));
  return { left: await withHandovers(tx, actor, left, handing, at), reinstated };
}

export type Approved = { decision: DecisionRow; stage: StageRecord; cited: Cited };

/**
 * S10, L3: what an approved correction changes is carried out and told at once, since the stage is published. Whose verdict was turned may
 * object in turn, so the window begins anew for who has not objected yet.
 */
export async function approveCorrectionInTx(
  tx: Tx,
  actor: Actor,
  about: Approved,
  at: Date,
): Promise<Outcome<{ eliminated: number; returnedGpuCount: number }>> {
  const { decision, stage, cited } = about;
  const { corrects } = JSON.parse(decision.sheet) as StageSheet;
  if (!corrects || !decision.correctsId) throw new AppError("CONFLICT", `decision ${decision.id} corrects nothing`);
  await writeCells(tx, actor, stage, corrects.cells, at);
  const changed = changedVerdicts(await verdictsOf(tx, decision.correctsId), await verdictsOf(tx, decision.id));
  const { left, reinstated } = await turn(tx, actor, about, changed, at);
  await keepConsequences(tx, decision.id, { left, reinstated });
  const { objection, calendar } = await rulebookContent(tx, stage.rulebookVersion);
  const anew = legalDeadline(at, objection.filingDays, calendar)?.at;
  // Nobody's verdict is turned without a window to object to it, as no result is published without one.
  if (changed.length > 0 && !anew) throw new Refused(refuse("CALENDAR_ENDS", { year: calendar.lastYear }));
  const isLater = changed.length > 0 && anew && stage.objectionsDueAt && anew > stage.objectionsDueAt;
  const later = isLater ? { objectionsDueAt: anew } : {};
  await touchStage(tx, stage, later);
  await tellEndsInTx(tx, actor, { team: { stageTeams: { some: { stageId: stage.id } } } }, at);
  const data = {
    ...{ decisionId: decision.id, sheetHash: decision.sheetHash, corrects: corrects.sheetHash },
    ...{ objections: corrects.objections, changed, ...cited },
    returnedGpus: left.map(({ teamId, gpuCount }) => ({ teamId, gpuCount })),
    reinstated: reinstated.map(({ teamId, gpuCount, missing }) => ({ teamId, gpuCount, missing })),
  };
  recordAudit(tx, actor, { type: "stage.resultCorrected", subjectType: "Stage", subjectId: stage.id, data }, at, {
    rulebookVersion: stage.rulebookVersion,
  });
  await notify(tx, {
    kind: "stageResultCorrected",
    userIds: [...new Set([...(await stagePeople(tx, stage.id)), decision.proposedById])],
    params: { number: String(stage.number) },
    href: `/stages/${stage.id}`,
    at,
  });
  return ok({ eliminated: left.length, returnedGpuCount: left.reduce((sum, { gpuCount }) => sum + gpuCount, 0) });
}
