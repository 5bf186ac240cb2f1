import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";

/** Parts of a plan that a contest scores. */
export const CONTEST_PART_KEYS = ["contestPublic", "contestExpert"] as const;
export type ContestPartKey = (typeof CONTEST_PART_KEYS)[number];

export const hasContestPart = (parts: readonly { key: string }[]): boolean =>
  parts.some(({ key }) => (CONTEST_PART_KEYS as readonly string[]).includes(key));

/** X3: the rules by which a stage's contest is held and its votes discarded, as the teams agreed to them. */
export type ContestPlan = ContestRules;
