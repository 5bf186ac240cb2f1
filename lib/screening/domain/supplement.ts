import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import { isWrittenKey } from "@/lib/proposals/domain/drafts";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

export type SupplementStatus = "OPEN" | "ANSWERED" | "CANCELLED" | "LAPSED";
/** LAPSED: nobody answered in time. The clock tells it; it is stored only once another request takes the place. */
export type SupplementState = SupplementStatus;

/** A10: where a request stands. The due instant itself is still in time, as a call's closing is (C2). */
export const supplementState = (request: { status: SupplementStatus; dueAt: Date }, now: Date): SupplementState =>
  request.status === "OPEN" && now > request.dueAt ? "LAPSED" : request.status;

/** Sections that may be asked for again: those with a form of their own, and the files. Who takes part stays as it was sealed. */
export const supplementableSections = (rulebook: Pick<RulebookContent, "proposal">): string[] =>
  SECTION_KEYS.filter(
    (key) =>
      (isWrittenKey(key) || key === "attachments") && rulebook.proposal.sections.some((section) => section.key === key),
  );

const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
const CLOSE_OF_BUSINESS_HOUR = 18;
const SATURDAY = 6;

/**
 * The due instant an officer is offered: so many days after today in Korea, not counting today, at 18:00; a Saturday or
 * Sunday moves to Monday.
 */
export function offeredDueAt(now: Date, days: number): Date {
  const today = Math.floor((now.getTime() + SEOUL_MS) / DAY_MS);
  const weekday = new Date((today + days) * DAY_MS).getUTCDay();
  const rest = weekday === 0 ? 1 : weekday === SATURDAY ? 2 : 0;
  return new Date((today + days + rest) * DAY_MS + CLOSE_OF_BUSINESS_HOUR * 3_600_000 - SEOUL_MS);
}

export type RequestFacts = {
  isScreeningTime: boolean;
  /** What the proposal counts as; null when nothing of it counts. */
  counting: "SUBMITTED" | "ELIGIBLE" | "INELIGIBLE" | null;
  verdictWaits: boolean;
  /** The request that holds the place, if any. */
  standing: { status: SupplementStatus; dueAt: Date } | null;
  now: Date;
};

/** A10: why nobody may ask for a supplement now; null when it may be asked. */
export function requestRefusal(facts: RequestFacts): string | null {
  if (!facts.isScreeningTime) return "CALL_NOT_IN_SCREENING";
  if (facts.counting === null) return "NOT_SUBMITTED";
  if (facts.counting !== "SUBMITTED") return "VERDICT_STANDS";
  if (facts.verdictWaits) return "VERDICT_WAITING";
  return facts.standing && supplementState(facts.standing, facts.now) === "OPEN" ? "SUPPLEMENT_OPEN" : null;
}
