import type { Rubric } from "@/lib/rulebook/domain/rulebook";

export type SheetItem = { scoreHundredths: number | null; comment: string };
export type SheetDraft = {
  items: Readonly<Record<string, SheetItem>>;
  overallOpinion: string;
  /** P5: the vote, where one is asked for; null until it is given. */
  suitable?: boolean | null | undefined;
};
export type SheetProblem = {
  kind: "SCORE_MISSING" | "SCORE_RANGE" | "SCORE_STEP" | "COMMENT_SHORT" | "OPINION_SHORT" | "VOTE_MISSING";
  /** Key of the scored item or of the commented criterion; `overallOpinion` for the opinion, `suitable` for the vote. */
  key: string;
};
export type ScorableItem = {
  key: string;
  criterionKey: string;
  nameKo: string;
  nameEn: string;
  maxHundredths: number;
};

/** S1: what gets a score — sub-criteria where there are some, the criterion itself where not. Comments belong to criteria. */
export const scorableItems = (rubric: Rubric): ScorableItem[] =>
  rubric.criteria.flatMap((criterion) => {
    const parts = criterion.subCriteria.length > 0 ? criterion.subCriteria : [criterion];
    return parts.map(({ key, nameKo, nameEn, maxHundredths }) => ({
      key,
      criterionKey: criterion.key,
      nameKo,
      nameEn,
      maxHundredths,
    }));
  });

/** Every key that a sheet of this rubric may hold. */
export const sheetKeys = (rubric: Rubric): Set<string> =>
  new Set([...rubric.criteria.map(({ key }) => key), ...scorableItems(rubric).map(({ key }) => key)]);

/** Characters as people count them, without surrounding white space. */
export const writtenLength = (text: string): number => [...text.trim()].length;

export function scoreProblem(
  score: number | null,
  maxHundredths: number,
  stepHundredths: number,
): SheetProblem["kind"] | null {
  if (score === null) return "SCORE_MISSING";
  if (score < 0 || score > maxHundredths) return "SCORE_RANGE";
  return score % stepHundredths === 0 ? null : "SCORE_STEP";
}

/** P5: reviewers of an additional call vote on each proposal beside their points. */
export const asksForVote = (call: { kind: "REGULAR" | "ADDITIONAL" }): boolean => call.kind === "ADDITIONAL";

/** S6, P5: everything that keeps a sheet from being submitted, in the order of the sheet; empty when it may be. */
export function sheetProblems(rubric: Rubric, draft: SheetDraft, asksVote: boolean): SheetProblem[] {
  const problems: SheetProblem[] = [];
  const items = scorableItems(rubric);
  for (const criterion of rubric.criteria) {
    for (const item of items.filter(({ criterionKey }) => criterionKey === criterion.key)) {
      const kind = scoreProblem(
        draft.items[item.key]?.scoreHundredths ?? null,
        item.maxHundredths,
        rubric.scoreStepHundredths,
      );
      if (kind) problems.push({ kind, key: item.key });
    }
    if (writtenLength(draft.items[criterion.key]?.comment ?? "") < rubric.commentMinLength)
      problems.push({ kind: "COMMENT_SHORT", key: criterion.key });
  }
  if (writtenLength(draft.overallOpinion) < rubric.opinionMinLength)
    problems.push({ kind: "OPINION_SHORT", key: "overallOpinion" });
  if (asksVote && typeof draft.suitable !== "boolean") problems.push({ kind: "VOTE_MISSING", key: "suitable" });
  return problems;
}

/** Points of each criterion and in all, from what is scored so far; hundredths. */
export function sheetTotals(
  rubric: Rubric,
  items: SheetDraft["items"],
): { criteria: Record<string, number>; totalHundredths: number } {
  const criteria: Record<string, number> = Object.fromEntries(rubric.criteria.map(({ key }) => [key, 0]));
  let totalHundredths = 0;
  for (const item of scorableItems(rubric)) {
    const score = items[item.key]?.scoreHundredths ?? 0;
    criteria[item.criterionKey] = (criteria[item.criterionKey] ?? 0) + score;
    totalHundredths += score;
  }
  return { criteria, totalHundredths };
}

/** What was typed (`17.5`, `17,5`) as hundredths; null for nothing or for what is no number. */
export function parseScore(text: string): number | null {
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
}

/** Hundredths as a reviewer types them: 1750 → `17.5`. */
export const writeScore = (hundredths: number | null): string => (hundredths === null ? "" : String(hundredths / 100));
