import { describe, expect, it } from "vitest";
import { dueMark, isComplete, missingOf } from "./reminders";

const HOUR = 3_600_000;
const CLOSES = new Date("2025-07-21T09:00:00Z");
const window = { opensAt: new Date("2025-06-20T00:00:00Z"), closesAt: CLOSES, extendedAt: null };
const MARKS = [336, 168, 72, 24, 3];
const before = (hours: number, ms = 0) => new Date(CLOSES.getTime() - hours * HOUR + ms);

describe("C2: which reminder is due", () => {
  it.each([
    ["a second before the first mark", before(336, -1_000), null],
    ["at the first mark", before(336), 336],
    ["a second after it", before(336, 1_000), 336],
    ["a second before the next", before(168, -1_000), 336],
    ["at the next", before(168), 168],
    ["a second before the last", before(3, -1_000), 24],
    ["at the last", before(3), 3],
    ["a second before closing", before(0, -1_000), 3],
    ["at the closing instant", CLOSES, 3],
    ["a second late", before(0, 1_000), null],
  ] as const)("%s", (_name, now, mark) => {
    expect(dueMark(window, MARKS, now)).toBe(mark);
  });

  it("is none without marks, or before the call opened", () => {
    expect(dueMark(window, [], before(3))).toBeNull();
    expect(dueMark({ ...window, opensAt: before(2) }, MARKS, before(1))).toBeNull();
  });

  it("C3: after an extension only the marks of the new closing count that come after it", () => {
    const extended = { ...window, closesAt: new Date(CLOSES.getTime() + 24 * HOUR), extendedAt: before(2) };
    expect(dueMark(extended, MARKS, before(1))).toBeNull();
    expect(dueMark(extended, MARKS, new Date(extended.closesAt.getTime() - 3 * HOUR))).toBe(3);
  });
});

describe("what a draft lacks", () => {
  const member = (nameKo: string, accepted: boolean, signed: boolean) => ({ nameKo, nameEn: "", accepted, signed });
  const facts = {
    asked: [
      { key: "people", required: true },
      { key: "gpu", required: true },
      { key: "data", required: false },
    ],
    complete: new Set(["people"]),
    members: [member("주관", true, false), member("참여", false, false)],
    signaturesRequired: true,
  };
  it("names required sections, members who have not answered, and missing signatures", () => {
    expect(missingOf(facts)).toEqual({
      sections: ["gpu"],
      unanswered: [{ ko: "참여", en: "참여" }],
      unsigned: [{ ko: "주관", en: "주관" }],
    });
  });
  it("is nothing when all is there", () => {
    const whole = { ...facts, complete: new Set(["people", "gpu"]), members: [member("주관", true, true)] };
    expect(isComplete(missingOf(whole))).toBe(true);
    expect(isComplete(missingOf({ ...whole, members: [member("주관", true, false)] }))).toBe(false);
  });
});
