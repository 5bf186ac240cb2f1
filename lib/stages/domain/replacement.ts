import type { StageState } from "./state";

export type ReplacementFacts = {
  state: StageState;
  /** No later stage is decided: what this one left is what the programme has. */
  isLatest: boolean;
  /** Teams that the stage's plan wanted to go on. */
  wanted: number;
  /** Teams that take part in the programme now. */
  active: number;
  /** P4, P5: of the rulebook in force. */
  maxTeams: number;
  additionalSeats: number;
};
export type Replacement = {
  /** Fewer teams than the plan wanted: by a gate, the floor, or a withdrawal since. */
  missing: number;
  /** Teams that one additional call seats. */
  seats: number;
};

/** P5: whether a final stage leaves room for an additional call, and how many teams are missing; null where it does not. */
export function replacementOf(facts: ReplacementFacts): Replacement | null {
  if (facts.state !== "FINAL" || !facts.isLatest) return null;
  if (facts.active + facts.additionalSeats > facts.maxTeams) return null;
  return { missing: Math.max(0, facts.wanted - facts.active), seats: facts.additionalSeats };
}
