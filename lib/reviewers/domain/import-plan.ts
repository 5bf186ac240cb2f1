import { folded, type ImportedReviewer, type RowProblem } from "./import-file";

export type KnownReviewer = {
  userId: string;
  email: string;
  name: string;
  nameEn: string | null;
  disabled: boolean;
  profile: {
    fieldKeys: string[];
    keywords: string[];
    languages: string[];
    isForeign: boolean;
    maxSheets: number | null;
  } | null;
  affiliations: { organisationName: string; unit: string; endedOn: Date | null }[];
};
export type ImportEffect = { reviewer: ImportedReviewer; userId: string | null; effect: "NEW" | "CHANGED" | "SAME" };

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** Whether a list says anything that is not known of this person yet. */
function changes(reviewer: ImportedReviewer, known: KnownReviewer): boolean {
  const { profile } = known;
  if (!profile) return true;
  const differs = (next: readonly string[] | null, now: readonly string[]) => next !== null && !same(next, now);
  return (
    differs(reviewer.fieldKeys, profile.fieldKeys) ||
    differs(reviewer.keywords, profile.keywords) ||
    differs(reviewer.languages, profile.languages) ||
    (reviewer.isForeign !== null && reviewer.isForeign !== profile.isForeign) ||
    (reviewer.maxSheets !== null && reviewer.maxSheets !== profile.maxSheets) ||
    isNewAffiliation(reviewer, known)
  );
}

/** Works somewhere that is not among the current affiliations yet. */
export const isNewAffiliation = (
  reviewer: Pick<ImportedReviewer, "organisation" | "unit">,
  known: Pick<KnownReviewer, "affiliations">,
): boolean =>
  !known.affiliations.some(
    (one) =>
      one.endedOn === null &&
      folded(one.organisationName) === folded(reviewer.organisation) &&
      (reviewer.unit === "" || folded(one.unit) === folded(reviewer.unit)),
  );

/** What taking a list in would do, person by person. Names of accounts that exist are their own and stay. */
export function planReviewerImport(
  reviewers: readonly ImportedReviewer[],
  known: readonly KnownReviewer[],
): { effects: ImportEffect[]; problems: RowProblem[] } {
  const byEmail = new Map(known.map((one) => [one.email.toLowerCase(), one]));
  const problems: RowProblem[] = [];
  const effects = reviewers.map((reviewer): ImportEffect => {
    const found = byEmail.get(reviewer.email);
    if (!found) return { reviewer, userId: null, effect: "NEW" };
    if (found.disabled) problems.push({ row: reviewer.row, column: "email", code: "DISABLED", value: reviewer.email });
    return { reviewer, userId: found.userId, effect: changes(reviewer, found) ? "CHANGED" : "SAME" };
  });
  return { effects, problems };
}
