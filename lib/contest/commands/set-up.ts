import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { plannedContest } from "@/lib/stages/commands/planned-contest";
import { loadStage, teamPeople } from "@/lib/stages/commands/stage-row";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canPrepareContest, canRunContest } from "../domain/access";
import { CONTEST_PARTS } from "../domain/result";
import type { CreateContest, RegisterEntry } from "../schema";
import { lockContest, rulesHashOf } from "./contest-row";
import { isGenerating } from "./endpoint-row";

/** X1: a contest of a stage, by the rules of its frozen rulebook; what is done with votes is settled before there are any. */
export function createContest(actor: Actor, input: CreateContest, at: Date): Promise<Outcome<{ contestId: string }>> {
  return inTransaction(async (tx) => {
    if (!canRunContest(actor) || (await isBoundToStage(tx, actor.id, input.stageId)))
      throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await loadStage(tx, input.stageId);
    if (!["FROZEN", "RUNNING"].includes(stage.state)) return refuse("PLAN_NOT_FROZEN");
    if (!stage.plan.parts.some((part) => part.key in CONTEST_PARTS)) return refuse("NO_CONTEST_IN_PLAN");
    const closesAt = new Date(input.closesAt);
    if (closesAt <= at) return refuseField("closesAt", "contest.closesInPast");
    const before = await tx.contest.findUnique({ where: { stageId: stage.id }, select: { id: true } });
    if (before) return refuse("CONTEST_EXISTS");
    // X3: what the teams agreed to; plans of before say nothing of it, and the rulebook holds.
    const rules = stage.plan.contest
      ? await plannedContest(tx, stage.id)
      : (await rulebookContent(tx, stage.rulebookVersion)).contest;
    const rulesHash = rulesHashOf(rules);
    const row = await tx.contest.create({
      data: { stageId: stage.id, rules, rulesHash, closesAt, createdById: actor.id, createdAt: at },
      select: { id: true },
    });
    const data = { stageId: stage.id, rulesHash, closesAt: closesAt.toISOString() };
    recordAudit(tx, actor, { type: "contest.created", subjectType: "Contest", subjectId: row.id, data }, at, {
      rulebookVersion: stage.rulebookVersion,
    });
    return ok({ contestId: row.id });
  });
}

/** The team's own people may now say where the model answers. */
async function tellTeam(
  tx: Tx,
  { stageId, teamId, modelName }: { stageId: string; teamId: string; modelName: string },
  at: Date,
): Promise<void> {
  const stage = await tx.stage.findUniqueOrThrow({ where: { id: stageId }, select: { number: true } });
  const [people] = await teamPeople(tx, [teamId]);
  await notify(tx, {
    kind: "contestVariantRegistered",
    userIds: people?.userIds ?? [],
    params: { number: String(stage.number), model: modelName },
    href: `/stages/${stageId}`,
    at,
  });
}

/** X2: the one variant of a team; a changed registration drops the answers of the former one. */
export function registerEntry(actor: Actor, input: RegisterEntry, at: Date): Promise<Outcome<{ entryId: string }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canPrepareContest);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    const team = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: contest.stageId, teamId: input.teamId } },
      select: { team: { select: { status: true } } },
    });
    if (!team) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${contest.stageId}`);
    if (team.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    if (await isGenerating(tx, contest.id)) return refuse("GENERATION_RUNNING");
    const { contestId, teamId, modelName, revision } = input;
    const where = { contestId_teamId: { contestId, teamId } };
    const before = await tx.contestEntry.findUnique({ where, select: { id: true, modelName: true, revision: true } });
    const same = before?.modelName === modelName && before.revision === revision;
    const dropped =
      before && !same ? await tx.contestAnswer.deleteMany({ where: { entryId: before.id } }) : { count: 0 };
    const facts = { modelName, revision, registeredById: actor.id, registeredAt: at };
    const entry = await tx.contestEntry.upsert({
      where,
      create: { contestId, teamId, ...facts },
      update: { ...facts, version: { increment: 1 } },
      select: { id: true },
    });
    const data = { teamId, modelName, revision, droppedAnswers: dropped.count };
    recordAudit(tx, actor, { type: "contest.entryRegistered", subjectType: "Contest", subjectId: contestId, data }, at);
    if (!same) await tellTeam(tx, { stageId: contest.stageId, teamId, modelName }, at);
    return ok({ entryId: entry.id });
  });
}
