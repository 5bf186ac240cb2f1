import type { SectionProblem, Unfinished } from "./section";

/** What one organisation gives in one year, in won. */
export type ContributionRow = {
  organisationId: string;
  year: number;
  cashWon: bigint;
  inKindWon: bigint;
  note: string;
};
export type ContributionContent = { rows: ContributionRow[] };
export type ContributionRowDraft = Unfinished<ContributionRow, "cashWon" | "inKindWon">;
export type ContributionDraft = { rows: ContributionRowDraft[] };

export const emptyContribution: ContributionDraft = { rows: [] };

/** Rows in which something is promised; the rest of the table is empty cells. */
export const givenRows = (draft: ContributionDraft): ContributionRow[] =>
  draft.rows
    .map((row) => ({ ...row, cashWon: row.cashWon ?? 0n, inKindWon: row.inKindWon ?? 0n }))
    .filter((row) => row.cashWon > 0n || row.inKindWon > 0n || row.note.trim() !== "");

export const finishContribution = (draft: ContributionDraft): ContributionContent => ({ rows: givenRows(draft) });

/** ⑪ D2. */
export const contributionProblems = (): SectionProblem[] => [];
