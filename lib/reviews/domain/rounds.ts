import type { RoundRule } from "@/lib/rulebook/domain/rulebook";

/** S2: a round of a panel as it stands; it runs from `opensAt` until the next one opens. */
export type Round = RoundRule & { ordinal: number; opensAt: Date | null; dueAt: Date | null };

const MINUTE_MS = 60_000;

/** Panels of before there were rounds: one written round in which nobody sees anybody's review. */
export const ONLY_WRITTEN: Round = {
  ordinal: 1,
  kind: "WRITTEN",
  othersReviews: "NEVER",
  identities: "SEATS",
  opensAt: null,
  dueAt: null,
};

/** The round that runs by the clock: the last that has opened, and before any the first. */
export function currentRound(rounds: readonly Round[], at: Date): Round {
  const ordered = [...rounds].sort((a, b) => a.ordinal - b.ordinal);
  return ordered.findLast(({ opensAt }) => opensAt !== null && opensAt <= at) ?? ordered[0] ?? ONLY_WRITTEN;
}

/** S2: whether a member sees colleagues' reviews and shared remarks of a proposal in a round. */
export const seesOthers = ({ othersReviews }: Pick<RoundRule, "othersReviews">, ownSubmitted: boolean): boolean =>
  othersReviews === "ALWAYS" || (othersReviews === "AFTER_OWN" && ownSubmitted);

/** A remark can be shared only where colleagues may see such things at all. */
export const mayShareRemarks = ({ othersReviews }: Pick<RoundRule, "othersReviews">): boolean =>
  othersReviews !== "NEVER";

export type AdjustRefusal =
  | "NO_PRESENTATION_ROUND"
  | "ROUND_CLOSED"
  | "SHEET_SUBMITTED"
  | "NOT_PRESENTED_YET"
  | "ABSENT_AT_PRESENTATION";
export type AdjustFacts = {
  round: Round;
  /** Ordinal of the round in which the sheet that counts was handed in. */
  sheetRoundNo: number;
  /** When the proposal is presented, and whether this reviewer was there; null without a slot. */
  slot: { startsAt: Date; present: boolean | null } | null;
};

/**
 * S6: whether a sheet handed in in an earlier round may be adjusted now. Each round locks its own sheets: an adjusted one
 * is another revision, handed in within the later round. The due instant itself is in time (C2).
 */
export function adjustRefusal({ round, sheetRoundNo, slot }: AdjustFacts, at: Date): AdjustRefusal | null {
  if (round.kind !== "PRESENTATION") return "NO_PRESENTATION_ROUND";
  if (round.dueAt !== null && at > round.dueAt) return "ROUND_CLOSED";
  if (sheetRoundNo >= round.ordinal) return "SHEET_SUBMITTED";
  if (!slot || slot.startsAt > at) return "NOT_PRESENTED_YET";
  return slot.present === false ? "ABSENT_AT_PRESENTATION" : null;
}

/** S2: why no selection can be put forward yet: a round is still to come, or has not ended. */
export function roundsRefusal(rounds: readonly Round[], at: Date): "ROUND_AHEAD" | "ROUND_RUNNING" | null {
  const later = rounds.filter(({ ordinal }) => ordinal > 1);
  if (later.some(({ opensAt }) => opensAt === null || opensAt > at)) return "ROUND_AHEAD";
  return later.some(({ dueAt }) => dueAt !== null && dueAt > at) ? "ROUND_RUNNING" : null;
}

export type RoundPeriod = { opensAt: Date; dueAt: Date };
export type PeriodRefusal = "DUE_IN_PAST" | "OPENS_IN_PAST" | "ROUND_TOO_SHORT" | "ROUND_ORDER";

/** A presentation round begins in the future, after the written one is due, and ends after it has begun. */
export function periodRefusal(period: RoundPeriod, writtenDueAt: Date | null, at: Date): PeriodRefusal | null {
  if (period.opensAt <= at) return "OPENS_IN_PAST";
  if (period.dueAt <= period.opensAt) return "ROUND_TOO_SHORT";
  return writtenDueAt !== null && period.opensAt < writtenDueAt ? "ROUND_ORDER" : null;
}

export type SlotPlan = { firstAt: Date; slotMinutes: number; breakMinutes: number };

/** When each of so many presentations begins and ends, one after the other. */
export const cutSlots = ({ firstAt, slotMinutes, breakMinutes }: SlotPlan, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const startsAt = new Date(firstAt.getTime() + index * (slotMinutes + breakMinutes) * MINUTE_MS);
    return { startsAt, endsAt: new Date(startsAt.getTime() + slotMinutes * MINUTE_MS) };
  });
