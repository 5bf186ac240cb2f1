import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { tellEndsInTx } from "@/lib/agreements/commands/end-agreement";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { legalDeadline } from "@/lib/rulebook/domain/day-count";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canPlanStage } from "../domain/access";
import { finalityRefusal } from "../domain/finality";
import { leastSurvivors } from "../domain/plan";
import { objectionStanding } from "../queries/objection-standing";
import { readReplacement } from "../queries/replacement";
import type { StageStep } from "../schema";
import { holdersOf, lockStage, moveStage, type StageRecord, stagePeople } from "./stage-row";

/**
 * E4, S10: results become visible to the teams and the public, all at once, and the window for objections begins.
 * Refuses CALENDAR_ENDS when the rulebook's holidays do not reach the end of the window.
 */
export function publishStage(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    const { objection, calendar } = await rulebookContent(tx, stage.rulebookVersion);
    const deadline = legalDeadline(at, objection.filingDays, calendar);
    if (!deadline) return refuse("CALENDAR_ENDS", { year: calendar.lastYear });
    await moveStage(tx, actor, stage, "PUBLISHED", at, {
      expectedVersion: input.expectedVersion,
      data: { publishedAt: at, objectionsDueAt: deadline.at },
    });
    await tellEndsInTx(tx, actor, { team: { stageTeams: { some: { stageId: stage.id } } } }, at);
    await notify(tx, {
      kind: "stageResultPublished",
      userIds: await stagePeople(tx, stage.id),
      params: { number: String(stage.number), objectionsDueAt: deadline.at },
      href: `/stages/${stage.id}`,
      at,
    });
    return ok({ number: stage.number });
  });
}

async function finaliseInTx(
  tx: Tx,
  actor: Actor,
  stage: StageRecord,
  at: Date,
  expectedVersion?: number,
): Promise<Outcome<{ number: number }>> {
  const state = stage.state === "PUBLISHED" ? "PUBLISHED" : "other";
  const { uncorrected, ...standing } = await objectionStanding(tx, stage.id);
  const facts = {
    state,
    objectionsDueAt: stage.objectionsDueAt,
    ...standing,
    uncorrected: uncorrected.length,
  } as const;
  const refusal = finalityRefusal(facts, at);
  if (refusal) return refuse(refusal);
  const guard = expectedVersion === undefined ? {} : { expectedVersion };
  await moveStage(tx, actor, stage, "FINAL", at, { ...guard, data: { finalAt: at } });
  const data = { number: stage.number, objectionsDueAt: stage.objectionsDueAt };
  recordAudit(tx, actor, { type: "stage.final", subjectType: "Stage", subjectId: stage.id, data }, at);
  await notify(tx, {
    kind: "stageFinal",
    userIds: await stagePeople(tx, stage.id),
    params: { number: String(stage.number) },
    href: `/stages/${stage.id}`,
    at,
  });
  await tellShortInTx(tx, stage, at);
  return ok({ number: stage.number });
}

/** P5: fewer teams than the plan wanted: the officers are led to where an additional call begins. */
async function tellShortInTx(tx: Tx, { id, number, plan }: StageRecord, at: Date): Promise<void> {
  const left = await readReplacement(tx, { number, state: "FINAL", plan }, at);
  if (!left || left.missing === 0) return;
  await notify(tx, {
    kind: "stageSeatsFree",
    userIds: await holdersOf(tx, "OFFICER"),
    params: { number: String(number), wanted: leastSurvivors(plan), active: left.active, seats: left.seats },
    href: `/stages/${id}#replacement`,
    at,
  });
}

/** E3: the officer closes a stage whose window is over, without waiting for the job. Refuses what finalityRefusal says. */
export function finaliseStage(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    return finaliseInTx(tx, actor, await lockStage(tx, input.stageId), at, input.expectedVersion);
  });
}

/** E3: what has become final by the clock. Running it again changes nothing. */
export async function finaliseDueStages(at: Date): Promise<{ finalised: number }> {
  const due = await db.stage.findMany({
    where: { state: "PUBLISHED", objectionsDueAt: { lt: at } },
    select: { id: true },
  });
  let finalised = 0;
  for (const { id } of due) {
    const outcome = await inTransaction(async (tx) => finaliseInTx(tx, systemActor(), await lockStage(tx, id), at));
    if (outcome.ok) finalised += 1;
  }
  return { finalised };
}
