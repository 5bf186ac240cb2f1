import type { CellState } from "@/lib/reviews/types";

/** Shape beside the word, so that nothing hangs on colour. */
export const MARKS: Record<CellState, string> = {
  NONE: "",
  CONFLICTED: "✕",
  RECUSED: "✕",
  ASSIGNED: "○",
  STARTED: "◐",
  SUBMITTED: "✓",
};

const STEPS = [
  [75, "bg-primary-solid/30"],
  [50, "bg-primary-solid/20"],
  [25, "bg-primary-solid/10"],
  [1, "bg-primary-solid/5"],
] as const;
/** The better the fit, the deeper the tint; the number beside it says the same. */
export const heat = (fit: number): string => STEPS.find(([from]) => fit >= from)?.[1] ?? "";
