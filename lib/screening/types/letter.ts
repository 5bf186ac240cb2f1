import type { Name } from "../domain/evidence";
import type { LetterKind } from "../domain/letter";

/** What one letter says, before it is put into words. */
export type LetterFacts = {
  kind: LetterKind;
  number: string;
  /** Which of the proposal's verdicts or requests it tells of, from 1. */
  ordinal: number;
  /** When it was decided or asked. */
  at: Date;
  receiptNumber: string;
  title: Name;
  call: Name;
  lead: Name;
  pi: Name;
  reason: string;
  supplement: { sections: string[]; dueAt: Date } | null;
  /** S10; `until` is null where the rulebook's calendar does not reach. */
  objection: { days: number; decisionDays: number; until: Date | null };
  contact: string[];
};

/** A10: what the consortium reads about its eligibility; null while nothing is decided. */
export type EligibilityResult = {
  proposalId: string;
  kind: "eligible" | "ineligible";
  reason: string;
  decidedAt: Date;
  objection: LetterFacts["objection"];
  contact: string[];
} | null;
