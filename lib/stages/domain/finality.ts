/** What keeps a published result from being final. */
export type FinalityFacts = {
  state: "PUBLISHED" | "other";
  /** S10: last instant at which a team may object; null for results of before there was a window. */
  objectionsDueAt: Date | null;
  /** Objections that are not decided, and accepted ones that no approved correction answers yet. */
  undecided: number;
  uncorrected: number;
  /** A corrected result waits for the director. */
  correctionWaits: boolean;
};
export type FinalityRefusal =
  | "NOT_PUBLISHED"
  | "WINDOW_OPEN"
  | "OBJECTIONS_UNDECIDED"
  | "CORRECTION_DUE"
  | "CORRECTION_WAITS";

/**
 * E3, S10, C2: final only when the window is over — its last instant is still in it, a millisecond later is not — and when every objection
 * is decided and what the accepted ones asked for is done.
 */
export function finalityRefusal(facts: FinalityFacts, at: Date): FinalityRefusal | null {
  if (facts.state !== "PUBLISHED") return "NOT_PUBLISHED";
  if (facts.objectionsDueAt && at <= facts.objectionsDueAt) return "WINDOW_OPEN";
  if (facts.undecided > 0) return "OBJECTIONS_UNDECIDED";
  if (facts.correctionWaits) return "CORRECTION_WAITS";
  return facts.uncorrected > 0 ? "CORRECTION_DUE" : null;
}
