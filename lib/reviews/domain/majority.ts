import type { AdditionalRules } from "@/lib/rulebook/domain/rulebook";

/** P5: what majority a proposal of an additional call needs beside its points; null where points alone decide. */
export type MajorityRule = Pick<AdditionalRules, "majorityOverBasisPoints" | "majorityOf">;
/** Reviewers of one proposal: how many found it suitable, how many sheets are valid, how many are due. */
export type Votes = { suitable: number; valid: number; due: number };

const WHOLE = 10_000;

/** Of how many reviewers the majority is counted. */
export const votesCounted = ({ valid, due }: Votes, rule: MajorityRule): number =>
  rule.majorityOf === "VALID_SHEETS" ? valid : due;

/** P5: the share is exceeded, not merely reached: half of the votes is no majority. Nobody's vote is never one. */
export const hasMajority = (votes: Votes, rule: MajorityRule): boolean =>
  votes.suitable * WHOLE > votesCounted(votes, rule) * rule.majorityOverBasisPoints;

/** The fewest suitable votes that are a majority. */
export const votesNeeded = (votes: Votes, rule: MajorityRule): number =>
  Math.floor((votesCounted(votes, rule) * rule.majorityOverBasisPoints) / WHOLE) + 1;
