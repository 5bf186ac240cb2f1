import { type Day, nextDay } from "@/lib/ledger/domain/calendar";

export type Term = { startsOn: Day; expiresOn: Day | null; noticeDays: number };
export type LicenceState = "COMING" | "RUNNING" | "EXPIRING" | "EXPIRED";

/** T2: the last day still counts; from so many days before it on, people are warned. */
export function licenceState({ startsOn, expiresOn, noticeDays }: Term, today: Day): LicenceState {
  if (expiresOn !== null && today > expiresOn) return "EXPIRED";
  if (today < startsOn) return "COMING";
  return expiresOn !== null && today >= nextDay(expiresOn, -noticeDays) ? "EXPIRING" : "RUNNING";
}

/** Whether people are to be told today: once for each last day. */
export const isToBeWarned = (term: Term & { warnedOf: Day | null }, today: Day): boolean =>
  term.expiresOn !== null && term.warnedOf !== term.expiresOn && licenceState(term, today) === "EXPIRING";
