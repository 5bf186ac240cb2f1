export const GROUNDS = ["PROCEDURE", "FACTS", "CALCULATION", "CONFLICT", "OTHER"] as const;
/** What an objection may rest on. */
export type ObjectionGround = (typeof GROUNDS)[number];
/** What people ask for most and the law leaves out: shown in the form, so that nobody spends their one objection on it (S10). */
export const EXCLUDED_GROUNDS = ["PANEL", "METHOD"] as const;

export type WindowState = "BEFORE" | "OPEN" | "CLOSED";
type Window = { publishedAt: Date | null; objectionsDueAt: Date | null };

/** S10, C2: from the publication on; the last instant itself is in time, a millisecond later is late. */
export function objectionWindow({ publishedAt, objectionsDueAt }: Window, at: Date): WindowState {
  if (!publishedAt || at < publishedAt) return "BEFORE";
  return objectionsDueAt && at <= objectionsDueAt ? "OPEN" : "CLOSED";
}

export type FilingRefusal = "RESULTS_NOT_PUBLISHED" | "WINDOW_CLOSED" | "ALREADY_FILED";
/** S10: why an objection cannot be filed at this instant; null when it can. */
export function filingRefusal(facts: Window & { filed: boolean }, at: Date): FilingRefusal | null {
  if (facts.filed) return "ALREADY_FILED";
  const state = objectionWindow(facts, at);
  if (state === "BEFORE") return "RESULTS_NOT_PUBLISHED";
  return state === "OPEN" ? null : "WINDOW_CLOSED";
}
