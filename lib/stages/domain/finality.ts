/** What keeps a published result from being final. */
export type FinalityFacts = {
  state: "PUBLISHED" | "other";
  /** S10: last instant at which a team may object; null for results of before there was a window. */
  objectionsDueAt: Date | null;
};
export type FinalityRefusal = "NOT_PUBLISHED" | "WINDOW_OPEN";

/** E3, S10, C2: final only when the window is over; its last instant is still in it, a millisecond later is not. */
export function finalityRefusal({ state, objectionsDueAt }: FinalityFacts, at: Date): FinalityRefusal | null {
  if (state !== "PUBLISHED") return "NOT_PUBLISHED";
  return objectionsDueAt && at <= objectionsDueAt ? "WINDOW_OPEN" : null;
}
