import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { dayInKorea } from "@/lib/references/domain/released";
import { rulebookContent } from "@/lib/rulebook/queries";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canApproveResult, canPlanStage } from "../domain/access";
import { comparePlans } from "../domain/amendment";
import { planHashOf } from "../domain/calculation-sheet";
import { planProblems, type StagePlan } from "../domain/plan";
import { isAmendable } from "../domain/state";
import { computedGates, computedParts } from "../domain/verification-plan";
import type { AmendPlan, DecideAmendment, ReturnAmendment } from "../schema";
import { completePlan } from "./complete-plan";
import { stageEntrants } from "./entrants";
import { followContest, isContestSettled } from "./planned-contest";
import { holdersOf, lockStage, moveStage, type StageRecord, stagePeople } from "./stage-row";

const stored = (value: unknown) => JSON.parse(canonicalJson(value));

async function amended(tx: Tx, stage: StageRecord, input: AmendPlan): Promise<Outcome<StagePlan>> {
  const rulebook = await rulebookContent(tx, stage.rulebookVersion);
  const [problem] = planProblems(input.plan, rulebook.programme.maxTeams);
  if (problem) return refuse(problem);
  return completePlan(tx, { plan: input.plan, cutoffOn: stage.cutoffOn.toISOString().slice(0, 10) }, rulebook);
}

/**
 * P3: an officer puts forward a change of a frozen plan, with the day it takes effect and why. Refuses NOT_AMENDABLE,
 * EFFECTIVE_IN_PAST, NOTHING_CHANGED, AMENDMENT_OPEN and whatever keeps a plan from being put before the teams.
 */
export function proposeAmendment(actor: Actor, input: AmendPlan, at: Date): Promise<Outcome<{ amendmentId: string }>> {
  return inTransaction(async (tx) => {
    if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    if (!isAmendable(stage.state)) return refuse("NOT_AMENDABLE");
    if (stage.version !== input.expectedVersion) throw new AppError("CONFLICT", `stage ${stage.id} moved on`);
    if (new Date(input.effectiveOn) < dayInKorea(at)) return refuse("EFFECTIVE_IN_PAST");
    const plan = await amended(tx, stage, input);
    if (!plan.ok) return plan;
    const [fromHash, toHash] = [planHashOf(stage.plan), planHashOf(plan.data)];
    if (fromHash === toHash) return refuse("NOTHING_CHANGED");
    if (await isContestSettled(tx, stage, plan.data)) return refuse("CONTEST_VOTING");
    const where = { stageId: stage.id };
    if ((await tx.stagePlanAmendment.count({ where: { ...where, status: "PROPOSED" } })) > 0)
      return refuse("AMENDMENT_OPEN");
    const amendment = await tx.stagePlanAmendment.create({
      data: {
        ...where,
        number: (await tx.stagePlanAmendment.count({ where })) + 1,
        fromPlan: stored(stage.plan),
        fromHash,
        toPlan: stored(plan.data),
        toHash,
        effectiveOn: new Date(input.effectiveOn),
        reason: input.reason,
        proposedById: actor.id,
        proposedAt: at,
      },
      select: { id: true },
    });
    const data = { amendmentId: amendment.id, fromHash, toHash, effectiveOn: input.effectiveOn, reason: input.reason };
    recordAudit(tx, actor, { type: "stage.amendmentProposed", subjectType: "Stage", subjectId: stage.id, data }, at);
    await notify(tx, {
      kind: "stageAmendmentProposed",
      userIds: await holdersOf(tx, "DIRECTOR"),
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ amendmentId: amendment.id });
  });
}

const AMENDMENT = {
  id: true,
  stageId: true,
  fromHash: true,
  toHash: true,
  toPlan: true,
  effectiveOn: true,
  proposedById: true,
} as const;

async function openAmendment(tx: Tx, actor: Actor, amendmentId: string) {
  const amendment = await tx.stagePlanAmendment.findUnique({ where: { id: amendmentId }, select: AMENDMENT });
  if (!amendment || !canApproveResult(actor, amendment) || (await isBoundToStage(tx, actor.id, amendment.stageId)))
    throw new AppError("NOT_FOUND", `stage plan amendment ${amendmentId}`);
  return { amendment, stage: await lockStage(tx, amendment.stageId) };
}

type Settled = {
  status: "APPROVED" | "RETURNED";
  decidedById: string;
  decidedAt: Date;
  decisionNote?: string;
  comparison?: object;
};

async function settle(tx: Tx, amendmentId: string, data: Settled): Promise<void> {
  const { count } = await tx.stagePlanAmendment.updateMany({ where: { id: amendmentId, status: "PROPOSED" }, data });
  if (count === 0) throw new AppError("CONFLICT", `stage plan amendment ${amendmentId} was already settled`);
}

/**
 * What was computed by the old rule counts no more: the cells are missing until they are computed anew, and scoring that was closed is
 * open again. Returns the stage's version as it then is.
 */
async function dropComputed(tx: Tx, actor: Actor, stage: StageRecord, to: StagePlan, at: Date): Promise<number> {
  const from = stage.plan;
  const changed = (["verification", "derivatives"] as const).filter(
    (key) => canonicalJson(from[key] ?? null) !== canonicalJson(to[key] ?? null),
  );
  if (changed.length === 0) return stage.version;
  const stageTeam = { stageId: stage.id };
  const rules = [from, to].map((plan) => ({
    verification: changed.includes("verification") ? plan.verification : undefined,
    derivatives: changed.includes("derivatives") ? plan.derivatives : undefined,
  }));
  const parts = rules.flatMap(computedParts);
  const gates = rules.flatMap(computedGates);
  await tx.stagePartScore.deleteMany({ where: { stageTeam, partKey: { in: parts } } });
  await tx.stageGateResult.deleteMany({ where: { stageTeam, gateKey: { in: gates } } });
  if (stage.state !== "SCORED") return stage.version;
  await moveStage(tx, actor, stage, "RUNNING", at);
  return stage.version + 1;
}

/**
 * P3, L3: the second person approves, on the effective day or later: the plan of the stage is the amended one from now on, with its own published hash; the difference
 * that it makes to the result as it stands is kept, and every team is told.
 */
export function approveAmendment(
  actor: Actor,
  input: DecideAmendment,
  at: Date,
): Promise<Outcome<{ planHash: string }>> {
  return inTransaction(async (tx) => {
    const { amendment, stage } = await openAmendment(tx, actor, input.amendmentId);
    if (!isAmendable(stage.state)) return refuse("NOT_AMENDABLE");
    if (dayInKorea(at) < amendment.effectiveOn)
      return refuse("EFFECTIVE_LATER", { day: amendment.effectiveOn.toISOString().slice(0, 10) });
    if (stage.planHash !== amendment.fromHash)
      throw new AppError("CONFLICT", `stage ${stage.id} has another plan by now`);
    const plan = amendment.toPlan as StagePlan;
    if (await isContestSettled(tx, stage, plan)) return refuse("CONTEST_VOTING");
    const comparison = comparePlans(stage.plan, plan, await stageEntrants(tx, stage.id));
    await settle(tx, amendment.id, {
      status: "APPROVED",
      decidedById: actor.id,
      decidedAt: at,
      comparison: stored(comparison),
    });
    const version = await dropComputed(tx, actor, stage, plan, at);
    const { count } = await tx.stage.updateMany({
      where: { id: stage.id, version },
      data: { plan: stored(plan), planHash: amendment.toHash, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `stage ${stage.id} moved on`);
    await followContest(tx, stage.id, plan);
    const { fromHash, toHash } = amendment;
    const data = { amendmentId: amendment.id, fromHash, toHash };
    recordAudit(tx, actor, { type: "stage.amendmentApproved", subjectType: "Stage", subjectId: stage.id, data }, at);
    await notify(tx, {
      kind: "stagePlanAmended",
      userIds: await stagePeople(tx, stage.id),
      params: { number: String(stage.number), hash: toHash.slice(0, 12) },
      href: `/stages/${stage.id}`,
    });
    return ok({ planHash: toHash });
  });
}

/** The director sends the amendment back with a reason; the frozen plan stands. */
export function returnAmendment(actor: Actor, input: ReturnAmendment, at: Date): Promise<Outcome<{ stageId: string }>> {
  return inTransaction(async (tx) => {
    const { amendment, stage } = await openAmendment(tx, actor, input.amendmentId);
    const decisionNote = input.reason;
    await settle(tx, amendment.id, { status: "RETURNED", decidedById: actor.id, decidedAt: at, decisionNote });
    const data = { amendmentId: amendment.id, reason: input.reason };
    recordAudit(tx, actor, { type: "stage.amendmentReturned", subjectType: "Stage", subjectId: stage.id, data }, at);
    await notify(tx, {
      kind: "stageAmendmentReturned",
      userIds: [amendment.proposedById],
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ stageId: stage.id });
  });
}
