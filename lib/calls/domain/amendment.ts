import type { CallState } from "./state";

export type CallAmendmentRefusal =
  | "RULEBOOK_NOT_FROZEN"
  | "AMENDMENT_TOO_LATE"
  | "SAME_RULEBOOK"
  | "OLDER_RULEBOOK"
  | "RULEBOOK_NOT_IN_FORCE"
  | "EFFECTIVE_IN_PAST"
  | "SEATS_OVER_LIMIT";

/** Once sheets are being written, changing what they are scored by would favour somebody. */
const STILL_AMENDABLE: readonly CallState[] = ["OPEN", "CLOSED", "SCREENING"];
export const isAmendable = (state: CallState): boolean => STILL_AMENDABLE.includes(state);

type Facts = {
  state: CallState;
  frozen: boolean;
  seats: number;
  fromVersion: number;
  toVersion: number;
  /** When the new version itself takes effect, and its number of teams. */
  rulebook: { effectiveFrom: Date; maxTeams: number };
  effectiveAt: Date;
};

/** P3: why a frozen rulebook may not be amended this way; null when it may. `at`: the instant of the proposal or approval. */
export function callAmendmentRefusal(facts: Facts, at: Date): CallAmendmentRefusal | null {
  if (!facts.frozen) return "RULEBOOK_NOT_FROZEN";
  if (!isAmendable(facts.state)) return "AMENDMENT_TOO_LATE";
  if (facts.toVersion === facts.fromVersion) return "SAME_RULEBOOK";
  if (facts.toVersion < facts.fromVersion) return "OLDER_RULEBOOK";
  if (facts.effectiveAt < at) return "EFFECTIVE_IN_PAST";
  if (facts.rulebook.effectiveFrom > facts.effectiveAt) return "RULEBOOK_NOT_IN_FORCE";
  return facts.seats > facts.rulebook.maxTeams ? "SEATS_OVER_LIMIT" : null;
}
