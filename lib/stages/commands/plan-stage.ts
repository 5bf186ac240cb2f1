import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent, rulebookInForce } from "@/lib/rulebook/queries";
import { canPlanStage } from "../domain/access";
import { planHashOf } from "../domain/calculation-sheet";
import { planProblems, type StagePlan } from "../domain/plan";
import { isPlanOpen, silentTeams } from "../domain/state";
import type { CreateStage, StageStep, UpdateStage } from "../schema";
import { completePlan } from "./complete-plan";
import { followProgrammeInTx } from "./next-entrants";
import { loadStage, moveStage, stagePeople } from "./stage-row";

const storedPlan = (plan: StagePlan) => JSON.parse(canonicalJson(plan));

const mayPlan = (actor: Actor): void => {
  if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", "stages are not this actor's to plan");
};

/** E1: the next stage, with the active teams in it, under the rulebook in force. */
export function createStage(
  actor: Actor,
  input: CreateStage,
  at: Date,
): Promise<Outcome<{ stageId: string; number: number }>> {
  return inTransaction(async (tx) => {
    mayPlan(actor);
    const rulebook = await rulebookInForce(tx, at);
    const [problem] = planProblems(input.plan, rulebook.content.programme.maxTeams);
    if (problem) return refuse(problem);
    const completed = await completePlan(tx, input, rulebook.content);
    if (!completed.ok) return completed;
    const plan = completed.data;
    // Two officers at once: the second waits here and then sees the first one's stage.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stage.create'))::text`;
    const last = await tx.stage.findFirst({ orderBy: { number: "desc" }, select: { number: true, state: true } });
    if (last && !["PUBLISHED", "FINAL"].includes(last.state))
      return refuse("PREVIOUS_STAGE_RUNNING", { number: last.number });
    const teams = await tx.team.findMany({ where: { status: "ACTIVE" }, select: { id: true } });
    if (teams.length === 0) return refuse("NO_ACTIVE_TEAMS");
    const number = (last?.number ?? 0) + 1;
    const stage = await tx.stage.create({
      data: {
        number,
        titleKo: input.titleKo,
        titleEn: input.titleEn,
        cutoffOn: new Date(input.cutoffOn),
        plan: storedPlan(plan),
        rulebookVersion: rulebook.version,
        createdById: actor.id,
        teams: { create: teams.map((team) => ({ teamId: team.id })) },
      },
      select: { id: true },
    });
    const data = { number, planHash: planHashOf(plan) };
    recordAudit(tx, actor, { type: "stage.created", subjectType: "Stage", subjectId: stage.id, data }, at, {
      rulebookVersion: rulebook.version,
    });
    return ok({ stageId: stage.id, number });
  });
}

/** E2: the plan may change until it is frozen. A change during consultation asks the teams anew: their word was on another plan. */
export function updateStage(actor: Actor, input: UpdateStage, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    mayPlan(actor);
    const stage = await loadStage(tx, input.stageId);
    if (!isPlanOpen(stage.state)) return refuse("PLAN_FROZEN");
    const rulebook = await rulebookContent(tx, stage.rulebookVersion);
    const [problem] = planProblems(input.plan, rulebook.programme.maxTeams);
    if (problem) return refuse(problem);
    const completed = await completePlan(tx, input, rulebook);
    if (!completed.ok) return completed;
    const plan = completed.data;
    const { count } = await tx.stage.updateMany({
      where: { id: stage.id, state: stage.state, version: input.expectedVersion },
      data: {
        titleKo: input.titleKo,
        titleEn: input.titleEn,
        cutoffOn: new Date(input.cutoffOn),
        plan: storedPlan(plan),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `stage ${stage.id} moved on from v${input.expectedVersion}`);
    const data = { fromPlanHash: planHashOf(stage.plan), toPlanHash: planHashOf(plan) };
    recordAudit(tx, actor, { type: "stage.planChanged", subjectType: "Stage", subjectId: stage.id, data }, at);
    await followProgrammeInTx(tx, actor, stage, at);
    if (stage.state === "CONSULTATION") {
      const userIds = await stagePeople(tx, stage.id);
      await notify(tx, {
        kind: "stagePlanChanged",
        userIds,
        params: { number: String(stage.number) },
        href: `/stages/${stage.id}`,
      });
    }
    return ok({ version: input.expectedVersion + 1 });
  });
}

/** E1: puts the plan before the teams. */
export function openConsultation(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    mayPlan(actor);
    const stage = await loadStage(tx, input.stageId);
    await followProgrammeInTx(tx, actor, stage, at);
    await moveStage(tx, actor, stage, "CONSULTATION", at, { expectedVersion: input.expectedVersion });
    const userIds = await stagePeople(tx, stage.id);
    await notify(tx, {
      kind: "stageConsultation",
      userIds,
      params: { number: String(stage.number) },
      href: `/stages/${stage.id}`,
    });
    return ok({ number: stage.number });
  });
}

/** E3: who takes part is only certain once the stage before is final: an objection may still bring a team back. */
const hasOpenStageBefore = async (tx: Tx, number: number): Promise<boolean> =>
  (await tx.stage.count({ where: { number: { lt: number }, state: { not: "FINAL" } } })) > 0;

/**
 * E2: every active team has spoken on this very plan; then it is frozen and its hash published (P3).
 * Refuses PREVIOUS_NOT_FINAL, TEAMS_SILENT.
 */
export function freezeStage(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ planHash: string }>> {
  return inTransaction(async (tx) => {
    mayPlan(actor);
    const stage = await loadStage(tx, input.stageId);
    if (await hasOpenStageBefore(tx, stage.number)) return refuse("PREVIOUS_NOT_FINAL", { number: stage.number - 1 });
    if (stage.state === "CONSULTATION") await followProgrammeInTx(tx, actor, stage, at);
    const teams = await tx.stageTeam.findMany({
      where: { stageId: stage.id },
      select: { teamId: true, consent: true, consentPlanVersion: true, team: { select: { status: true } } },
    });
    const rows = teams.map((row) => ({ ...row, active: row.team.status === "ACTIVE" }));
    const silent = silentTeams(rows, stage.version);
    if (silent.length > 0) return refuse("TEAMS_SILENT", { count: silent.length });
    const planHash = planHashOf(stage.plan);
    await moveStage(tx, actor, stage, "FROZEN", at, {
      expectedVersion: input.expectedVersion,
      data: { frozenAt: at, planHash },
    });
    const objections = rows.filter((row) => row.consent === "OBJECTED").length;
    recordAudit(
      tx,
      actor,
      { type: "stage.planFrozen", subjectType: "Stage", subjectId: stage.id, data: { planHash, objections } },
      at,
    );
    const userIds = await stagePeople(tx, stage.id);
    await notify(tx, {
      kind: "stagePlanFrozen",
      userIds,
      params: { number: String(stage.number), hash: planHash.slice(0, 12) },
      href: `/stages/${stage.id}`,
    });
    return ok({ planHash });
  });
}

/** E3: the frozen plan goes into effect; scores may be entered from now on. */
export function startStage(actor: Actor, input: StageStep, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    mayPlan(actor);
    const stage = await loadStage(tx, input.stageId);
    await moveStage(tx, actor, stage, "RUNNING", at, { expectedVersion: input.expectedVersion });
    return ok({ number: stage.number });
  });
}
