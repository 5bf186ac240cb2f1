import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import {
  adjustRefusal,
  currentRound,
  cutSlots,
  mayShareRemarks,
  ONLY_WRITTEN,
  periodRefusal,
  type Round,
  roundsRefusal,
  seesOthers,
} from "./rounds";

const V1 = rulebookContentSchema.parse(RULEBOOK_V1);

describe("S2: who sees what in a round", () => {
  it.each([
    ["NEVER", false, false, false],
    ["NEVER", true, false, false],
    ["AFTER_OWN", false, false, true],
    ["AFTER_OWN", true, true, true],
    ["ALWAYS", false, true, true],
    ["ALWAYS", true, true, true],
  ] as const)("%s, own sheet in: %s", (othersReviews, ownIn, sees, shares) => {
    expect(seesOthers({ othersReviews }, ownIn)).toBe(sees);
    expect(mayShareRemarks({ othersReviews })).toBe(shares);
  });
});

describe("rounds of the rulebook", () => {
  const stored = (panel: object) => rulebookContentSchema.safeParse({ ...V1, panel });

  it("a version from before there were rounds has the written one, closed to colleagues", () => {
    const { rounds: _, ...before } = V1.panel;
    const parsed = stored(before);
    expect(parsed.data?.panel.rounds).toEqual([{ kind: "WRITTEN", othersReviews: "NEVER", identities: "SEATS" }]);
  });

  it("rounds begin with the written one", () => {
    const [written, presentation] = V1.panel.rounds;
    expect(stored({ ...V1.panel, rounds: [presentation, written] }).success).toBe(false);
    expect(stored({ ...V1.panel, rounds: [] }).success).toBe(false);
    expect(stored({ ...V1.panel, rounds: [written] }).success).toBe(true);
  });
});

const instant = (text: string): Date => new Date(`2026-12-${text}Z`);
const WRITTEN: Round = { ...ONLY_WRITTEN, opensAt: instant("01T00:00:00.000"), dueAt: instant("05T09:00:00.000") };
const PRESENTATION: Round = {
  ...{ ordinal: 2, kind: "PRESENTATION", othersReviews: "ALWAYS", identities: "SEATS" },
  ...{ opensAt: instant("06T01:00:00.000"), dueAt: instant("08T09:00:00.000") },
};

describe("S2: rounds follow the clock", () => {
  it.each([
    ["before it opens", "06T00:59:59.999", 1],
    ["at the instant it opens", "06T01:00:00.000", 2],
    ["after it is due, until the next one", "09T00:00:00.000", 2],
    ["before any has opened", "01T00:00:00.000", 1],
  ])("%s", (_name, at, ordinal) => {
    expect(currentRound([PRESENTATION, WRITTEN], instant(at)).ordinal).toBe(ordinal);
  });

  it("a panel of before there were rounds is in a written one that shows nothing", () => {
    expect(currentRound([], instant("01T00:00:00.000"))).toEqual(ONLY_WRITTEN);
  });

  it.each([
    ["while the last one is ahead", "06T00:59:59.999", "ROUND_AHEAD"],
    ["while it runs", "08T08:59:59.999", "ROUND_RUNNING"],
    ["from the instant it is due", "08T09:00:00.000", null],
  ])("a selection %s", (_name, at, refusal) => {
    expect(roundsRefusal([WRITTEN, PRESENTATION], instant(at))).toBe(refusal);
    expect(roundsRefusal([WRITTEN], instant(at))).toBeNull();
  });

  it.each([
    ["opens at the very instant the written sheets are due", "05T09:00:00.000", "06T00:00:00.000", null],
    ["opens a millisecond before", "05T08:59:59.999", "06T00:00:00.000", "ROUND_ORDER"],
    ["ends as it begins", "06T00:00:00.000", "06T00:00:00.000", "ROUND_TOO_SHORT"],
    ["opens now", "02T00:00:00.000", "06T00:00:00.000", "OPENS_IN_PAST"],
  ])("a presentation round that %s", (_name, opensAt, dueAt, refusal) => {
    const period = { opensAt: instant(opensAt), dueAt: instant(dueAt) };
    expect(periodRefusal(period, WRITTEN.dueAt, instant("02T00:00:00.000"))).toBe(refusal);
  });
});

describe("S6: adjusting a sheet after the presentation", () => {
  const slot = { startsAt: instant("06T02:00:00.000"), present: null };
  const facts = { round: PRESENTATION, sheetRoundNo: 1, slot };
  it.each([
    ["from the instant the presentation begins", facts, "06T02:00:00.000", null],
    ["not a millisecond before", facts, "06T01:59:59.999", "NOT_PRESENTED_YET"],
    ["not without a slot", { ...facts, slot: null }, "07T00:00:00.000", "NOT_PRESENTED_YET"],
    ["till the instant the round is due", facts, "08T09:00:00.000", null],
    ["not a millisecond later", facts, "08T09:00:00.001", "ROUND_CLOSED"],
    [
      "not by whoever was away",
      { ...facts, slot: { ...slot, present: false } },
      "07T00:00:00.000",
      "ABSENT_AT_PRESENTATION",
    ],
    ["not twice in a round", { ...facts, sheetRoundNo: 2 }, "07T00:00:00.000", "SHEET_SUBMITTED"],
    ["not in the written round", { ...facts, round: WRITTEN }, "07T00:00:00.000", "NO_PRESENTATION_ROUND"],
  ])("%s", (_name, given, at, refusal) => {
    expect(adjustRefusal(given, instant(at))).toBe(refusal);
  });
});

it("cuts slots one after the other with the break between", () => {
  const cut = cutSlots({ firstAt: instant("06T01:00:00.000"), slotMinutes: 40, breakMinutes: 20 }, 2);
  expect(cut).toEqual([
    { startsAt: instant("06T01:00:00.000"), endsAt: instant("06T01:40:00.000") },
    { startsAt: instant("06T02:00:00.000"), endsAt: instant("06T02:40:00.000") },
  ]);
});
