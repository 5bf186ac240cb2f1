import { formatCount } from "@/lib/platform/format";
import { type SectionProblem, type SectionRules, type Unfinished, when, yearProblem } from "./section";

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

/** A row for every organisation and year, for the form; what a former member had promised falls away. */
export const withYears = (
  draft: ContributionDraft,
  memberIds: readonly string[],
  years: readonly number[],
): ContributionDraft => ({
  rows: memberIds.flatMap((organisationId) =>
    years.map(
      (year) =>
        draft.rows.find((row) => row.organisationId === organisationId && row.year === year) ?? {
          organisationId,
          year,
          cashWon: null,
          inKindWon: null,
          note: "",
        },
    ),
  ),
});

/** What the contribution is held against, computed by the caller from the other sections. */
type Shortage = { organisationId: string; shortWon: bigint; shortCashWon: bigint };

/** ⑪ D2: years of the programme, organisations of the consortium, and nobody below the minimum. */
export function contributionProblems(
  draft: ContributionDraft,
  rules: SectionRules,
  shortages: readonly Shortage[],
): SectionProblem[] {
  const { rows } = draft;
  const members = new Set(rules.members.map((member) => member.organisationId));
  // An organisation lacks something as a whole; its first row is where the summary leads.
  const at = (organisationId: string, field: string): string => {
    const index = rows.findIndex((row) => row.organisationId === organisationId);
    return index < 0 ? "rows" : `rows.${index}.${field}`;
  };
  return [
    ...rows.flatMap((row, index) => [
      ...when(!members.has(row.organisationId), `rows.${index}.organisationId`, "chooseOne"),
      ...yearProblem(row.year, rules.rulebook.programme.lastYear, rules, `rows.${index}.year`),
    ]),
    ...shortages.flatMap(({ organisationId, shortWon, shortCashWon }) => [
      ...when(
        shortCashWon > 0n,
        at(organisationId, "cashWon"),
        `proposals.cashShort?amount=${formatCount(shortCashWon)}`,
      ),
      ...when(
        shortWon > 0n,
        at(organisationId, "inKindWon"),
        `proposals.contributionShort?amount=${formatCount(shortWon)}`,
      ),
    ]),
  ];
}
