import { canonicalJson } from "@/lib/audit/canonical";
import type { StagePlan } from "./plan";
import type { StageEntrant, StageVerdict } from "./result";

/** S10: one score or verdict that an accepted objection corrects. */
export type CorrectedCell = { teamId: string; evidence: string } & (
  | { kind: "PART"; key: string; scoreHundredths: number }
  | { kind: "GATE"; key: string; passed: boolean }
);

/** S11: what a corrected result rests on: the sheet before it, whole and under its hash, the objections, and the cells. */
export type Correction<Sheet> = { sheetHash: string; sheet: Sheet; objections: string[]; cells: CorrectedCell[] };
type Corrected<Team> = { stage: { number: number }; planHash: string; plan: StagePlan; teams: Team[] };

/** Where the cells of a team were computed: a corrected one rests on its correction and on no calculation any more. */
type Sourced = StageEntrant & {
  sources?: { parts: Record<string, string>; gates: Record<string, string> } | undefined;
};

const without = (of: Record<string, string>, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));

/** The teams with the cells put in; null when a cell is of no team or not in the plan. */
export function withCells<Team extends Sourced>(
  plan: StagePlan,
  teams: readonly Team[],
  cells: readonly CorrectedCell[],
): Team[] | null {
  const known = cells.every((cell) => {
    const of = cell.kind === "PART" ? plan.parts : plan.gates;
    return (
      of.some(({ key }) => key === cell.key) && teams.some((team) => team.teamId === cell.teamId && !team.withdrawn)
    );
  });
  const places = new Set(cells.map(({ teamId, kind, key }) => `${teamId} ${kind} ${key}`));
  if (!known || places.size !== cells.length) return null;
  return teams.map((team) => {
    const own = cells.filter(({ teamId }) => teamId === team.teamId);
    const parts = own.flatMap((cell) => (cell.kind === "PART" ? [[cell.key, cell.scoreHundredths] as const] : []));
    const gates = own.flatMap((cell) => (cell.kind === "GATE" ? [[cell.key, cell.passed] as const] : []));
    const keys = (of: readonly (readonly [string, unknown])[]) => of.map(([key]) => key);
    const { sources } = team;
    return {
      ...team,
      parts: { ...team.parts, ...Object.fromEntries(parts) },
      gates: { ...team.gates, ...Object.fromEntries(gates) },
      ...(sources
        ? { sources: { parts: without(sources.parts, keys(parts)), gates: without(sources.gates, keys(gates)) } }
        : {}),
    };
  });
}

/** What keeps a corrected sheet from following from the one before; the hash of that one is checked by the caller. */
export function correctionDifferences<Team extends Sourced>(
  sheet: Corrected<Team>,
  { sheet: before, cells }: Correction<Corrected<Team>>,
): string[] {
  const differences: string[] = [];
  if (sheet.planHash !== before.planHash || sheet.stage.number !== before.stage.number)
    differences.push("corrects: another plan or stage than the sheet before");
  const teams = withCells(before.plan, before.teams, cells);
  if (!teams) differences.push("corrects: a cell is of no team or not in the plan");
  else if (canonicalJson(teams) !== canonicalJson(sheet.teams))
    differences.push("corrects: the scores are not those before with the corrected cells");
  return differences;
}

export type ChangedVerdict = { teamId: string; from: StageVerdict; to: StageVerdict };

/** Whose verdict a corrected result turns, in one order of teams for everybody. */
export function changedVerdicts(
  before: readonly { teamId: string; result: StageVerdict }[],
  after: readonly { teamId: string; result: StageVerdict }[],
): ChangedVerdict[] {
  return after
    .flatMap(({ teamId, result: to }) => {
      const from = before.find((one) => one.teamId === teamId)?.result;
      return from && from !== to ? [{ teamId, from, to }] : [];
    })
    .sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
}
