import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";
import { type Bands, beyondQuota } from "./quota";

/** X3: in this order; a vote that several rules discard is counted under the first. UNDONE is the voter's own. */
export const DISCARD_REASONS = [
  "UNDONE",
  "DUPLICATE_ACCOUNT",
  "QUOTA",
  "ATTENTION_FAILED",
  "IDENTITY_LEAK",
  "TOO_FAST",
] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

export type VoterFacts = Bands & {
  id: string;
  group: "PUBLIC" | "EXPERT";
  isDuplicate: boolean;
  failedChecks: number;
};

/** Voters none of whose votes count, with the reason; public voters in the order in which they consented. */
export function discardedVoters(
  voters: readonly VoterFacts[],
  rules: Pick<ContestRules, "quotas" | "publicSeats" | "attentionFailuresAllowed">,
): Map<string, DiscardReason> {
  const citizens = voters.filter((voter) => voter.group === "PUBLIC" && !voter.isDuplicate);
  const beyond = beyondQuota(citizens, rules.quotas, rules.publicSeats);
  return new Map(
    voters.flatMap((voter): [string, DiscardReason][] => {
      if (voter.isDuplicate) return [[voter.id, "DUPLICATE_ACCOUNT"]];
      if (beyond.has(voter.id)) return [[voter.id, "QUOTA"]];
      if (voter.failedChecks > rules.attentionFailuresAllowed) return [[voter.id, "ATTENTION_FAILED"]];
      return [];
    }),
  );
}

/** Whether one vote of a voter who counts is discarded by itself. */
export function discardedBallot(
  ballot: { elapsedMs: number; leaked: boolean },
  rules: Pick<ContestRules, "minSeconds">,
): DiscardReason | null {
  if (ballot.leaked) return "IDENTITY_LEAK";
  return ballot.elapsedMs < rules.minSeconds * 1_000 ? "TOO_FAST" : null;
}
