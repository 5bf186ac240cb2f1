import type { StageSheet } from "@/lib/stages/domain/calculation-sheet";

/** What an accepted objection changed, without the words of its evidence. */
export type ShownCell = {
  teamId: string;
  key: string;
  isGate: boolean;
  before: number | boolean | null;
  after: number | boolean;
};
export type ShownCorrection = { previousHash: string; objections: number; cells: ShownCell[] };

/** S10, S11: the corrections that a sheet went through, the latest first: each sheet holds the one before. */
export function correctionsOf({ corrects }: Pick<StageSheet, "corrects">): ShownCorrection[] {
  if (!corrects) return [];
  const of = (teamId: string) => corrects.sheet.teams.find((team) => team.teamId === teamId);
  const cells = corrects.cells.map((cell): ShownCell => {
    const { teamId, key } = cell;
    return cell.kind === "PART"
      ? { teamId, key, isGate: false, before: of(teamId)?.parts[key] ?? null, after: cell.scoreHundredths }
      : { teamId, key, isGate: true, before: of(teamId)?.gates[key] ?? null, after: cell.passed };
  });
  const { sheetHash: previousHash, objections, sheet } = corrects;
  return [{ previousHash, objections: objections.length, cells }, ...correctionsOf(sheet)];
}
