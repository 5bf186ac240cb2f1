import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMillionths, scoreText, toMillionths } from "./millionths";
import { dayInKorea, monthsBefore, writtenDay } from "./released";

describe("exact decimals", () => {
  it.each([
    ["0.702", 702_000n],
    ["2134", 2_134_000_000n],
    ["-1.5", -1_500_000n],
    ["0.1000000", 100_000n],
    ["0.1234567", null],
    ["1e-7", null],
    ["1,5", null],
    ["", null],
  ])("%s → %s", (text, value) => expect(toMillionths(text)).toBe(value));

  it("survive the way to text and back", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (value) => {
        expect(toMillionths(fromMillionths(value))).toBe(value);
      }),
    );
  });

  it("read as per cent where the scale ends at 1", () => {
    expect(scoreText(702_000n, 1_000_000n)).toBe("70.2%");
    expect(scoreText(2_134_000_000n, 10_000_000_000n)).toBe("2134");
  });
});

describe("days", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  it.each([
    ["2026-01-15", 6, "2025-07-15"],
    ["2025-08-31", 6, "2025-02-28"],
    ["2024-08-31", 6, "2024-02-29"],
    ["2025-12-31", 1, "2025-11-30"],
  ])("%s less %i months is %s", (from, months, to) => expect(monthsBefore(day(from), months)).toEqual(day(to)));

  it("are Korean days, and only real ones", () => {
    expect(dayInKorea(new Date("2025-12-31T15:00:00Z"))).toEqual(day("2026-01-01"));
    expect(dayInKorea(new Date("2025-12-31T14:59:59Z"))).toEqual(day("2025-12-31"));
    expect(writtenDay("2025-02-30")).toBeNull();
    expect(writtenDay("2025-02-28")).toEqual(day("2025-02-28"));
  });
});
