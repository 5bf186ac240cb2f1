import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { type CallState, type CallWindow, callState } from "./state";

export type CallKind = "REGULAR" | "ADDITIONAL";

/** What an officer writes about a call. */
export type CallDraft = {
  kind: CallKind;
  titleKo: string;
  titleEn: string;
  noticeKo: string;
  noticeEn: string;
  opensAt: Date;
  closesAt: Date;
  seats: number;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
};
export type CallField = keyof CallDraft;

const WORDS: readonly CallField[] = [
  "titleKo",
  "titleEn",
  "noticeKo",
  "noticeEn",
  "contactName",
  "contactEmail",
  "contactPhone",
];
const TERMS: readonly CallField[] = ["opensAt", "closesAt", "seats"];

const EVERYTHING: readonly CallField[] = ["kind", ...WORDS, ...TERMS];

/** A draft is its writer's own: everything of it changes freely. */
export const isEditable = (state: CallState): boolean => state === "DRAFT";

/**
 * C5: what a numbered correction may change of an announced call. Until the opening also its terms; from then on the words
 * only, since everybody competes under the same terms. The kind never; of a published call nothing.
 */
export function correctableFields(state: CallState): readonly CallField[] {
  if (state === "DRAFT" || state === "PUBLISHED") return [];
  return state === "ANNOUNCED" ? [...WORDS, ...TERMS] : WORDS;
}

/** Fields a form may offer now. */
export const changeableFields = (state: CallState): readonly CallField[] =>
  isEditable(state) ? EVERYTHING : correctableFields(state);

const same = (a: CallDraft[CallField], b: CallDraft[CallField]): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

export const changedFields = (before: CallDraft, after: CallDraft): CallField[] =>
  (Object.keys(before) as CallField[]).filter((field) => !same(before[field], after[field]));

export type CallRefusal =
  | "FIELD_FIXED"
  | "NOTHING_CORRECTED"
  | "SEATS_OVER_LIMIT"
  | "SEATS_OF_ADDITIONAL"
  | "OPENING_PASSED"
  | "CLOSING_BROUGHT_FORWARD"
  | "CLOSES_BEFORE_OPENING";

/** How many seats the rulebook gives a call: at most all teams (P4); in an additional call exactly its own number (P5). */
export type SeatLimits = { maxTeams: number; additionalSeats: number };
export const seatLimits = ({ programme, additional }: RulebookContent): SeatLimits => ({
  maxTeams: programme.maxTeams,
  additionalSeats: additional.seats,
});

/** C1, P5: seats within the rulebook's number of teams; an additional call fills exactly its number. */
export function draftRefusal(draft: CallDraft, limits: SeatLimits): CallRefusal | null {
  if (draft.closesAt <= draft.opensAt) return "CLOSES_BEFORE_OPENING";
  if (draft.seats > limits.maxTeams) return "SEATS_OVER_LIMIT";
  return draft.kind === "ADDITIONAL" && draft.seats !== limits.additionalSeats ? "SEATS_OF_ADDITIONAL" : null;
}

/**
 * C5: why a correction is refused. Between announcement and opening the window may be corrected, yet never into the past and
 * never to an earlier closing than people were promised; after the opening it moves only by extension (C3).
 */
export function correctionRefusal(
  before: CallDraft & CallWindow,
  after: CallDraft,
  facts: SeatLimits & { at: Date },
): CallRefusal | null {
  const state = callState(before, facts.at);
  const changed = changedFields(pickDraft(before), after);
  const allowed = correctableFields(state);
  if (changed.some((field) => !allowed.includes(field)) || allowed.length === 0) return "FIELD_FIXED";
  if (changed.length === 0) return "NOTHING_CORRECTED";
  if (state !== "ANNOUNCED") return null;
  if (changed.includes("opensAt") && after.opensAt < facts.at) return "OPENING_PASSED";
  if (after.closesAt < before.closesAt) return "CLOSING_BROUGHT_FORWARD";
  return draftRefusal(after, facts);
}

/** C4: announced at the latest at its opening instant, so that nobody finds a call that has been running unseen. */
export function announceRefusal(draft: CallDraft, facts: SeatLimits & { at: Date }): CallRefusal | null {
  if (draft.opensAt < facts.at) return "OPENING_PASSED";
  return draftRefusal(draft, facts);
}

export type ExtensionRefusal = "CALL_NOT_ANNOUNCED" | "EXTENSION_NOT_LATER" | "EXTENSION_PASSED";

/** C3: until screening begins the closing instant may move later, even after it has passed (systems fail at deadlines). */
export function extensionRefusal(call: CallWindow, newClosesAt: Date, at: Date): ExtensionRefusal | null {
  if (call.phase !== "ANNOUNCED") return "CALL_NOT_ANNOUNCED";
  if (newClosesAt <= call.closesAt) return "EXTENSION_NOT_LATER";
  return newClosesAt <= at ? "EXTENSION_PASSED" : null;
}

/** The draft's own fields of a longer row. */
export function pickDraft(call: CallDraft): CallDraft {
  const { kind, titleKo, titleEn, noticeKo, noticeEn, opensAt, closesAt, seats } = call;
  const { contactName, contactEmail, contactPhone } = call;
  return {
    kind,
    titleKo,
    titleEn,
    noticeKo,
    noticeEn,
    opensAt,
    closesAt,
    seats,
    contactName,
    contactEmail,
    contactPhone,
  };
}
