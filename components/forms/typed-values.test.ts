import { describe, expect, it } from "vitest";
import { instantToSeoul, readNumber, readWon, seoulToInstant, writeFigure } from "./typed-values";

describe("figures as typed", () => {
  it.each([
    [readNumber("1,024", 0), 1024],
    [readNumber("17.5", 1), 17.5],
    [readNumber("17.55", 1), "17.55"],
    [readNumber("abc", 0), "abc"],
    [readNumber("  ", 0), null],
    [readWon("15,760,000,000"), 15_760_000_000n],
    [readWon("9007199254740993"), 9_007_199_254_740_993n],
    [readWon("1.5억"), "1.5억"],
    [readWon(""), null],
    [readWon("１，２００，０００"), 1_200_000n],
    [readWon("1000000000000000000"), 10n ** 18n],
    [readWon("1200.5"), "1200.5"],
    [readNumber("６５", 0), 65],
    [writeFigure(15_760_000_000n), "15,760,000,000"],
    [writeFigure(17.5), "17.5"],
    [writeFigure(null), ""],
    [writeFigure("abc"), "abc"],
  ])("%#", (actual, expected) => expect(actual).toBe(expected));
});

describe("Seoul's wall clock", () => {
  it("is nine hours ahead, over midnight too", () => {
    expect(seoulToInstant("2025-07-21", "18:00")).toBe("2025-07-21T09:00:00.000Z");
    expect(seoulToInstant("2026-01-01", "00:00")).toBe("2025-12-31T15:00:00.000Z");
    expect(instantToSeoul("2025-12-31T15:00:00Z")).toEqual({ date: "2026-01-01", time: "00:00" });
  });

  it("is empty while half typed", () => {
    expect(seoulToInstant("2025-07-21", "")).toBe("");
    expect(instantToSeoul("")).toEqual({ date: "", time: "" });
  });
});
