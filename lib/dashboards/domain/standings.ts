import { planHashOf } from "@/lib/stages/domain/calculation-sheet";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { missingCells, type StageEntrant, type StageVerdict, stageResult } from "@/lib/stages/domain/result";
import { type StageState, silentTeams } from "@/lib/stages/domain/state";

export type StandingRow = {
  nameKo: string;
  nameEn: string;
  teamId: string;
  rank: number | null;
  displayHundredths: number | null;
  result: StageVerdict | null;
};
export type TeamCells = { teamId: string; nameKo: string; nameEn: string; filled: number; expected: number };
export type StageView = {
  titleKo: string;
  titleEn: string;
  stageId: string;
  number: number;
  state: StageState;
  cutoffOn: string;
  survivors: number;
  teams: number;
  /** Teams that have spoken on the plan as it stands. */
  answered: number;
  objections: number;
  /** Null for those who may not know how far scoring is. */
  cells: { filled: number; expected: number; byTeam: TeamCells[] } | null;
  standings: { kind: "CONFLICT" } | { kind: "HIDDEN" } | { kind: "INCOMPLETE" } | { kind: "OPEN"; rows: StandingRow[] };
};

export type StageFacts = {
  id: string;
  number: number;
  state: StageState;
  titleKo: string;
  titleEn: string;
  cutoffOn: string;
  plan: StagePlan;
  planHash: string | null;
  version: number;
  bound: boolean;
  teams: readonly {
    teamId: string;
    nameKo: string;
    nameEn: string;
    status: "ACTIVE" | "ELIMINATED" | "WITHDRAWN";
    consent: "AGREED" | "OBJECTED" | null;
    consentPlanVersion: number | null;
    parts: Record<string, number> | null;
    gates: Record<string, boolean> | null;
  }[];
  decision: {
    proposedById: string;
    status: "PROPOSED" | "APPROVED";
    outcomes: { teamId: string; result: StageVerdict; rank: number | null; displayHundredths: number | null }[] | null;
  } | null;
};

const entrantsOf = ({ teams }: StageFacts): StageEntrant[] =>
  teams.map(({ teamId, status, parts, gates }) => ({
    teamId,
    withdrawn: status === "WITHDRAWN",
    parts: parts ?? {},
    gates: gates ?? {},
  }));

/** Cells that a stage's scoring waits for, and all it has. Withdrawn teams have none. */
export function scoringCells(stage: StageFacts): { filled: number; expected: number } {
  const perTeam = stage.plan.parts.length + stage.plan.gates.length;
  const expected = stage.teams.filter(({ status }) => status !== "WITHDRAWN").length * perTeam;
  return { expected, filled: expected - missingCells(stage.plan, entrantsOf(stage)).length };
}

function cellsByTeam(stage: StageFacts): TeamCells[] {
  const expected = stage.plan.parts.length + stage.plan.gates.length;
  const missing = missingCells(stage.plan, entrantsOf(stage));
  return stage.teams
    .filter(({ status }) => status !== "WITHDRAWN")
    .map(({ teamId, nameKo, nameEn }) => {
      const filled = expected - missing.filter((cell) => cell.teamId === teamId).length;
      return { teamId, nameKo, nameEn, filled, expected };
    });
}

/** How the stage stands: as decided when a decision stands, else as the plan computes it once no cell is missing (E4). */
function standingRows(stage: StageFacts): StandingRow[] | null {
  const decided = stage.decision?.outcomes;
  if (!decided && missingCells(stage.plan, entrantsOf(stage)).length > 0) return null;
  const rows = decided ?? stageResult(stage.plan, entrantsOf(stage), stage.planHash ?? planHashOf(stage.plan));
  const byTeam = new Map(rows.map((row) => [row.teamId, row]));
  return stage.teams
    .map(({ teamId, nameKo, nameEn }) => {
      const row = byTeam.get(teamId);
      return {
        ...{ teamId, nameKo, nameEn },
        rank: row?.rank ?? null,
        displayHundredths: row?.displayHundredths ?? null,
        result: row?.result ?? null,
      };
    })
    .sort(
      (a, b) =>
        (a.rank ?? Infinity) - (b.rank ?? Infinity) || (b.displayHundredths ?? -1) - (a.displayHundredths ?? -1),
    );
}

const BEFORE_SCORES: readonly StageState[] = ["PLANNED", "CONSULTATION", "FROZEN"];
export const isScored = (state: StageState): boolean => !BEFORE_SCORES.includes(state);

/** The stage people ask about: the latest that has begun, else the latest there is. */
export const stageInFocus = <S extends Pick<StageFacts, "state">>(stages: readonly S[]): S | null =>
  stages.findLast(({ state }) => isScored(state)) ?? stages.at(-1) ?? null;

/** One stage for this reader. S3 binds staff: then neither scores nor how many of them there are. */
export function stageView(stage: StageFacts, mayViewScores: boolean): StageView {
  const active = stage.teams.filter(({ status }) => status === "ACTIVE");
  const silent = silentTeams(
    active.map((team) => ({ ...team, active: true })),
    stage.version,
  );
  const shows = mayViewScores && !stage.bound;
  const rows = shows && isScored(stage.state) ? standingRows(stage) : null;
  const { id: stageId, number, state, titleKo, titleEn, cutoffOn } = stage;
  return {
    ...{ stageId, number, state, titleKo, titleEn, cutoffOn },
    survivors: stage.plan.survivors,
    teams: stage.teams.length,
    answered: active.length - silent.length,
    objections: active.filter(({ consent, teamId }) => consent === "OBJECTED" && !silent.includes(teamId)).length,
    cells: shows && isScored(stage.state) ? { ...scoringCells(stage), byTeam: cellsByTeam(stage) } : null,
    standings: standingsOf(stage, mayViewScores, rows),
  };
}

function standingsOf(stage: StageFacts, mayView: boolean, rows: StandingRow[] | null): StageView["standings"] {
  if (!mayView) return { kind: "HIDDEN" };
  if (stage.bound) return { kind: "CONFLICT" };
  return rows ? { kind: "OPEN", rows } : { kind: "INCOMPLETE" };
}
