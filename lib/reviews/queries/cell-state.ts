import "server-only";
import type { CellState } from "../types";

/** S6: the sheet that stands for an assignment; revisions of a later round under work and replaced ones are beside it. */
export const LIVE: ("DRAFT" | "SUBMITTED")[] = ["DRAFT", "SUBMITTED"];

type CellFacts = { status: string; sheets: { status: string }[] };
/** What a cell of the assignment table says; a recusal outlives everything else. */
export function cellState(cell: CellFacts | undefined, conflicted: boolean): CellState {
  if (cell?.status === "RECUSED") return "RECUSED";
  if (conflicted) return "CONFLICTED";
  if (cell?.status !== "ASSIGNED") return "NONE";
  const [sheet] = cell.sheets;
  if (sheet?.status === "SUBMITTED") return "SUBMITTED";
  return sheet ? "STARTED" : "ASSIGNED";
}
