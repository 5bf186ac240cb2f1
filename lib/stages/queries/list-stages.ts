import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canPlanStage, canViewStages, type TeamPeople } from "../domain/access";
import { hasContestPart } from "../domain/contest-plan";
import type { StagePlan, StageTieBreak } from "../domain/plan";
import { stagePlanSchema } from "../schema";
import type { StageDraft, StageSummary } from "../types";

/** Teams that this person speaks for, as lead manager or signer of the selected proposal. */
export async function ownTeams(reader: Reader, userId: string): Promise<TeamPeople[]> {
  const teams = await reader.team.findMany({
    where: { proposal: { people: { some: { userId, role: { in: ["LEAD_MANAGER", "SIGNER"] } } } } },
    select: { id: true },
  });
  return teams.map((team) => ({ teamId: team.id, userIds: [userId] }));
}

/** Stages by number; a team's people see the stages their team is in. */
export async function listStages(actor: Actor): Promise<{ stages: StageSummary[]; mayPlan: boolean }> {
  const own = await ownTeams(db, actor.id);
  if (!canViewStages(actor, own)) throw new AppError("NOT_FOUND", "stages");
  const staff = canViewStages(actor, []);
  const rows = await db.stage.findMany({
    where: staff
      ? {}
      : { state: { not: "PLANNED" }, teams: { some: { teamId: { in: own.map((team) => team.teamId) } } } },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      titleKo: true,
      titleEn: true,
      state: true,
      cutoffOn: true,
      plan: true,
      _count: { select: { teams: true } },
    },
  });
  const stages = rows.map(({ _count, plan, ...row }) => ({
    ...row,
    teamCount: _count.teams,
    survivors: stagePlanSchema.parse(plan).survivors,
  }));
  return { stages, mayPlan: canPlanStage(actor) };
}

/** The narrowing plan's next number below the teams that are left: 5→4→3→2 (P4), and never more than there are. */
const nextSurvivors = (narrowing: readonly number[], activeTeams: number): number =>
  narrowing.find((places) => places < activeTeams) ?? Math.max(1, activeTeams);

/** What the form for a new stage starts from (E1: fixed after consultation, so all of it may be changed). */
export async function getStageDraft(actor: Actor, at: Date): Promise<StageDraft> {
  if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", "stage draft");
  const [{ content }, last, activeTeams] = await Promise.all([
    rulebookInForce(db, at),
    db.stage.findFirst({ orderBy: { number: "desc" }, select: { number: true, plan: true } }),
    db.team.count({ where: { status: "ACTIVE" } }),
  ]);
  const { narrowing } = content.programme;
  // E1: what the teams were told at the last stage is what this one starts from.
  const told = last ? stagePlanSchema.parse(last.plan).next : undefined;
  const survivors = told ? Math.min(told.survivors, Math.max(1, activeTeams)) : nextSurvivors(narrowing, activeTeams);
  const after = narrowing.find((places) => places < survivors);
  const plan: StagePlan = {
    parts: content.stage.parts,
    gates: content.stage.gates,
    survivors,
    minimumTotalHundredths: null,
    tieChain: content.stage.tieChain as StageTieBreak[],
    note: "",
    ...(hasContestPart(content.stage.parts) ? { contest: content.contest } : {}),
    ...(after ? { next: { targetBasisPoints: content.target.ratioBasisPoints, survivors: after } } : {}),
  };
  return {
    number: (last?.number ?? 0) + 1,
    plan: stagePlanSchema.parse(plan),
    activeTeams,
    maxTeams: content.programme.maxTeams,
    targetBasisPoints: told?.targetBasisPoints ?? content.target.ratioBasisPoints,
    referenceMonths: content.target.referenceMonths,
  };
}
