import type { Day } from "@/lib/agreements/domain/content";
import type { ContributionForm, ContributionStatus } from "./standing";

export type EntryRefusal = { reason: string; params: Record<string, string | number> };
export type NewEntry = {
  organisationId: string;
  year: number;
  paidOn: Day;
  form: ContributionForm;
  amountWon: bigint;
  valuationBasis: string;
  valuedBy: string;
};
/** `closedYears`: those whose settlement is on its way or approved. */
type Terms = { memberIds: readonly string[]; years: readonly number[]; closedYears: readonly number[]; from: Day };

const refusal = (reason: string, params: EntryRefusal["params"] = {}): EntryRefusal => ({ reason, params });

/** D2, D4: why a contribution cannot be recorded. It counts for a year of the agreement in force, paid in on a day that has come. */
export function recordRefusal(entry: NewEntry, terms: Terms | null, today: Day): EntryRefusal | null {
  if (!terms) return refusal("NO_AGREEMENT");
  if (!terms.memberIds.includes(entry.organisationId)) return refusal("NO_MEMBER");
  if (!terms.years.includes(entry.year)) return refusal("YEAR_OUTSIDE", { year: String(entry.year) });
  if (terms.closedYears.includes(entry.year)) return refusal("YEAR_CLOSED", { year: String(entry.year) });
  if (entry.paidOn > today) return refusal("DAY_TO_COME");
  if (entry.paidOn < terms.from) return refusal("DAY_BEFORE", { from: terms.from });
  const valued = entry.valuationBasis !== "" && entry.valuedBy !== "";
  return entry.form === "IN_KIND" && !valued ? refusal("VALUATION_NEEDED") : null;
}

export type EntryDecision = "ACCEPT" | "RETURN";
type Decided = { status: ContributionStatus; recordedById: string; year: number };

/** L3: somebody else than who recorded it decides; what was accepted can still be returned, what was returned is closed. */
export function decisionRefusal(
  entry: Decided,
  decision: EntryDecision,
  actorId: string,
  closedYears: readonly number[],
): EntryRefusal | null {
  if (entry.recordedById === actorId) return refusal("SAME_PERSON");
  if (entry.status === "RETURNED" || (entry.status === "ACCEPTED" && decision === "ACCEPT")) return refusal("DECIDED");
  if (closedYears.includes(entry.year)) return refusal("YEAR_CLOSED", { year: String(entry.year) });
  return null;
}
