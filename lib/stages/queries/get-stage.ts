import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { stageDeliberation } from "@/lib/deliberation/queries/stage-deliberation";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import {
  canApproveResult,
  canEnterScores,
  canPlanStage,
  canProposeResult,
  canViewScores,
  canViewStages,
  isStageStaff,
} from "../domain/access";
import { planHashOf } from "../domain/calculation-sheet";
import { changedVerdicts } from "../domain/correction";
import type { StagePlan } from "../domain/plan";
import { missingCells, type StageEntrant, stageResult } from "../domain/result";
import { isPlanOpen, isPublished } from "../domain/state";
import { stagePlanSchema } from "../schema";
import { consequencesSchema } from "../schema/consequences";
import type { GateCell, ScoreCell, StageDecisionView, StageDetail, StageScores, StageTeamRow } from "../types";
import { listAmendments } from "./list-amendments";
import { ownTeams } from "./list-stages";
import { stageObjections } from "./stage-objections";

const TEAMS = {
  orderBy: { team: { nameKo: "asc" } },
  select: {
    teamId: true,
    consent: true,
    consentComment: true,
    consentAt: true,
    consentPlanVersion: true,
    verifiedLevel: true,
    verifiedEvidence: true,
    team: { select: { nameKo: true, nameEn: true, status: true } },
    partScores: {
      select: {
        ...{ partKey: true, scoreHundredths: true, evidence: true, isComputed: true },
        ...{ enteredById: true, enteredAt: true },
      },
    },
    gates: { select: { gateKey: true, passed: true, evidence: true, enteredById: true, enteredAt: true } },
  },
} as const;

const DECISION = {
  id: true,
  status: true,
  version: true,
  reason: true,
  returnReason: true,
  returnOn: true,
  sheetHash: true,
  proposedById: true,
  proposedAt: true,
  decidedById: true,
  decidedAt: true,
  correctsId: true,
  consequences: true,
  outcomes: { select: { result: true, rank: true, displayHundredths: true, stageTeam: { select: { teamId: true } } } },
} as const;

const selectStage = (stageId: string) =>
  db.stage.findUnique({
    where: { id: stageId },
    include: { teams: TEAMS, decisions: { orderBy: { proposedAt: "desc" }, select: DECISION } },
  });
type Row = NonNullable<Awaited<ReturnType<typeof selectStage>>>;
type Decision = Row["decisions"][number];

/** One stage for this reader: plan and consents for everybody concerned, scores only for those who may, outcomes once published. */
export async function getStage(actor: Actor, stageId: string): Promise<StageDetail> {
  const own = await ownTeams(db, actor.id);
  if (!canViewStages(actor, own)) throw new AppError("NOT_FOUND", `stage ${stageId}`);
  const row = await selectStage(stageId);
  if (!row) throw new AppError("NOT_FOUND", `stage ${stageId}`);
  const ownIds = new Set(own.map((team) => team.teamId));
  const staff = isStageStaff(actor);
  const concerned = row.state !== "PLANNED" && row.teams.some((team) => ownIds.has(team.teamId));
  if (!staff && !concerned) throw new AppError("NOT_FOUND", `stage ${stageId}`);

  const plan = stagePlanSchema.parse(row.plan);
  // S3: whoever is bound to one of the teams sees none of the scores, since a rank tells of all of them.
  const bound = staff && (await isBoundToStage(db, actor.id, stageId));
  const viewScores = canViewScores(actor) && !bound;
  const decision = viewScores ? (row.decisions[0] ?? null) : null;
  const names = await namesOf(viewScores ? row : null);
  if (viewScores) await recordAccess(db, actor, { kind: "RANKING", subjectType: "Stage", subjectId: stageId });
  return {
    id: row.id,
    number: row.number,
    titleKo: row.titleKo,
    titleEn: row.titleEn,
    state: row.state,
    cutoffOn: row.cutoffOn,
    teamCount: row.teams.length,
    survivors: plan.survivors,
    version: row.version,
    plan,
    planHash: row.planHash,
    frozenAt: row.frozenAt,
    publishedAt: row.publishedAt,
    objectionsDueAt: row.objectionsDueAt,
    finalAt: row.finalAt,
    rulebookVersion: row.rulebookVersion,
    teams: row.teams.map((team) => ({
      ...teamRow(team, row, staff, ownIds),
      verified: viewScores ? verifiedOf(team) : null,
    })),
    scores: viewScores ? scoresOf(row, plan, names) : null,
    decision: decision && decisionView(row, decision, names),
    deliberation: decision && (await stageDeliberation(db, decision.id)),
    outcomes: isPublished(row.state) || viewScores ? outcomesOf(row) : [],
    objections: await stageObjections(row, own, viewScores),
    referenceNames: await referenceNames(plan),
    amendments: await listAmendments(stageId, {
      viewScores,
      viewOpen: staff,
      approve: (amendment) => !bound && canApproveResult(actor, amendment),
    }),
    may: {
      plan: canPlanStage(actor),
      enterScores: canEnterScores(actor) && !bound,
      propose: canProposeResult(actor) && !bound,
      approve: decision?.status === "PROPOSED" && canApproveResult(actor, decision),
      viewScores,
      bound,
    },
  };
}

async function referenceNames({ verification }: StagePlan): Promise<Record<string, string>> {
  if (!verification) return {};
  const models = await db.referenceModel.findMany({
    where: { key: { in: verification.referenceModels } },
    select: { key: true, name: true },
  });
  return Object.fromEntries(models.map((model) => [model.key, model.name]));
}

const verdictsOf = (decision: Decision | undefined) =>
  (decision?.outcomes ?? []).map(({ stageTeam, ...outcome }) => ({ teamId: stageTeam.teamId, ...outcome }));

/** What is published is what was approved last; a correction on its way changes nothing yet (S10). */
const outcomesOf = (row: Row) =>
  verdictsOf(isPublished(row.state) ? row.decisions.find(({ status }) => status === "APPROVED") : row.decisions[0]);

const verifiedOf = ({ verifiedLevel, verifiedEvidence }: Row["teams"][number]) => {
  const level = OPENNESS_LEVELS.find((one) => one === verifiedLevel);
  return level ? { level, evidence: verifiedEvidence } : null;
};

const teamRow = (
  team: Row["teams"][number],
  stage: Row,
  staff: boolean,
  ownIds: ReadonlySet<string>,
): Omit<StageTeamRow, "verified"> => ({
  teamId: team.teamId,
  nameKo: team.team.nameKo,
  nameEn: team.team.nameEn,
  // Decided is not published: until all results come out at once, a team must not read its own from a status.
  status: staff || isPublished(stage.state) || team.team.status === "WITHDRAWN" ? team.team.status : "ACTIVE",
  consent: staff || ownIds.has(team.teamId) ? team.consent : null,
  consentComment: staff || ownIds.has(team.teamId) ? team.consentComment : null,
  consentAt: team.consentAt,
  // Later steps move the version on; a frozen plan is the one they spoke on.
  consentIsCurrent: team.consent !== null && (!isPlanOpen(stage.state) || team.consentPlanVersion === stage.version),
  isOwn: ownIds.has(team.teamId),
});

/** Names of everybody who entered or decided something, in one query. */
async function namesOf(row: Row | null): Promise<Map<string, string>> {
  if (!row) return new Map();
  const cells = row.teams.flatMap((team) => [...team.partScores, ...team.gates].map((cell) => cell.enteredById));
  const decision = row.decisions[0];
  const ids = [...new Set([...cells, decision?.proposedById, decision?.decidedById])].filter((id): id is string =>
    Boolean(id),
  );
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}

function scoresOf(row: Row, plan: StagePlan, names: ReadonlyMap<string, string>): StageScores {
  const by = (id: string) => names.get(id) ?? "–";
  const parts: Record<string, Record<string, ScoreCell>> = {};
  const gates: Record<string, Record<string, GateCell>> = {};
  for (const team of row.teams) {
    parts[team.teamId] = Object.fromEntries(
      team.partScores.map(({ partKey, enteredById, ...cell }) => [partKey, { ...cell, enteredBy: by(enteredById) }]),
    );
    gates[team.teamId] = Object.fromEntries(
      team.gates.map(({ gateKey, enteredById, ...cell }) => [gateKey, { ...cell, enteredBy: by(enteredById) }]),
    );
  }
  const entrants: StageEntrant[] = row.teams.map((team) => ({
    teamId: team.teamId,
    withdrawn: team.team.status === "WITHDRAWN",
    parts: Object.fromEntries(team.partScores.map((cell) => [cell.partKey, cell.scoreHundredths])),
    gates: Object.fromEntries(team.gates.map((cell) => [cell.gateKey, cell.passed])),
  }));
  const missing = missingCells(plan, entrants);
  return {
    parts,
    gates,
    missing,
    preview: missing.length > 0 ? null : stageResult(plan, entrants, row.planHash ?? planHashOf(plan)),
  };
}

const decisionView = (row: Row, decision: Decision, names: ReadonlyMap<string, string>): StageDecisionView => {
  const { outcomes: _outcomes, proposedById, decidedById, correctsId, consequences, ...view } = decision;
  const before = correctsId ? row.decisions.find(({ id }) => id === correctsId) : undefined;
  return {
    ...view,
    consequences: consequences === null ? null : consequencesSchema.parse(consequences),
    changed: before ? changedVerdicts(verdictsOf(before), verdictsOf(decision)) : null,
    proposedBy: names.get(proposedById) ?? "–",
    decidedBy: decidedById ? (names.get(decidedById) ?? "–") : null,
  };
};
