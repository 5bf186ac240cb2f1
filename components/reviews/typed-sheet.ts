import { parseScore, type SheetDraft, type SheetItem, scorableItems, writeScore } from "@/lib/reviews/domain/sheet";
import type { Rubric } from "@/lib/rulebook/domain/rulebook";
import type { SheetBody } from "./put-sheet";

/** A sheet as it stands in the fields: scores as typed, so that a half-typed one is not rewritten under the fingers. */
export type TypedSheet = {
  scores: Record<string, string>;
  comments: Record<string, string>;
  opinion: string;
  /** P5: null until given, and where none is asked for. */
  vote: boolean | null;
};

const FULL_MARKS = 10_000;

export const typedFrom = (
  rubric: Rubric,
  stored: { items: Record<string, SheetItem>; overallOpinion: string; suitable: boolean | null },
): TypedSheet => ({
  scores: Object.fromEntries(
    scorableItems(rubric).map(({ key }) => [key, writeScore(stored.items[key]?.scoreHundredths ?? null)]),
  ),
  comments: Object.fromEntries(rubric.criteria.map(({ key }) => [key, stored.items[key]?.comment ?? ""])),
  opinion: stored.overallOpinion,
  vote: stored.suitable,
});

/** What the rules look at. */
export function draftOf(rubric: Rubric, typed: TypedSheet): SheetDraft {
  const items: Record<string, SheetItem> = {};
  for (const { key } of scorableItems(rubric))
    items[key] = { scoreHundredths: parseScore(typed.scores[key] ?? ""), comment: "" };
  for (const { key } of rubric.criteria)
    items[key] = { scoreHundredths: items[key]?.scoreHundredths ?? null, comment: typed.comments[key] ?? "" };
  return { items, overallOpinion: typed.opinion, suitable: typed.vote };
}

/** What goes to the server: a score that cannot be stored at all (12 345) is sent as none and stays in its field. */
export function bodyOf(rubric: Rubric, typed: TypedSheet): SheetBody {
  const draft = draftOf(rubric, typed);
  return {
    overallOpinion: draft.overallOpinion,
    suitable: typed.vote,
    items: Object.entries(draft.items).map(([key, { scoreHundredths, comment }]) => ({
      key,
      scoreHundredths: scoreHundredths !== null && scoreHundredths <= FULL_MARKS ? scoreHundredths : null,
      comment,
    })),
  };
}
