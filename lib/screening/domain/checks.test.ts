import { describe, expect, it } from "vitest";
import { checkStanding, isOutdated, type Noted, standingOf, tallyOf, unsettled } from "./checks";
import { evidence, type FindingVerdict } from "./evidence";
import { noteMinimum } from "./note";
import type { Finding } from "./rules";

const finding = (verdict: FindingVerdict, receiptNumber = "1", passed = "2025-07-01T00:00:00.000Z"): Finding => ({
  rule: "people",
  verdict,
  items: [
    evidence("PASS", "sizeConfirmed", null, { confirmedAt: passed }),
    ...(verdict === "PASS" ? [] : [evidence(verdict, "alsoIn", { ko: "한가람", en: "Han" }, { receiptNumber })]),
  ],
});
const noted = (verdict: FindingVerdict, seen: Finding | null): Noted => ({ verdict, note: "확인했습니다", seen });

describe("what a person noted beside what the portal found (A10)", () => {
  it.each<[string, Finding, Noted | null, FindingVerdict]>([
    ["nobody looked", finding("OPEN"), null, "OPEN"],
    ["open, passed", finding("OPEN"), noted("PASS", finding("OPEN")), "PASS"],
    ["open, failed", finding("OPEN"), noted("FAIL", finding("OPEN")), "FAIL"],
    ["failed, passed", finding("FAIL"), noted("PASS", finding("FAIL")), "PASS"],
    ["failed, left open: the portal's own stands", finding("FAIL"), noted("OPEN", finding("FAIL")), "FAIL"],
    ["passed by itself since", finding("PASS"), noted("FAIL", finding("OPEN")), "PASS"],
    ["open then, failed now", finding("FAIL"), noted("PASS", finding("OPEN")), "FAIL"],
    ["another proposal since", finding("OPEN", "2"), noted("PASS", finding("OPEN", "1")), "OPEN"],
    [
      "only what is in order changed",
      finding("OPEN", "1", "2025-07-02T00:00:00.000Z"),
      noted("PASS", finding("OPEN")),
      "PASS",
    ],
    ["a note from before there was anything to see", finding("OPEN"), noted("PASS", null), "OPEN"],
  ])("%s", (_name, found, note, expected) => expect(standingOf(found, note)).toBe(expected));

  it("a note is outdated by what it was about, not by taking it back", () => {
    expect(isOutdated(finding("OPEN", "2"), noted("PASS", finding("OPEN", "1")))).toBe(true);
    expect(isOutdated(finding("OPEN", "2"), noted("OPEN", finding("OPEN", "1")))).toBe(false);
  });

  it("a check is open until somebody did it", () => {
    expect(checkStanding(null)).toBe("OPEN");
    expect(checkStanding(noted("FAIL", null))).toBe("FAIL");
  });

  it.each<[FindingVerdict | null, FindingVerdict, number]>([
    [null, "PASS", 0],
    [null, "OPEN", 0],
    [null, "FAIL", 10],
    ["OPEN", "PASS", 1],
    ["OPEN", "OPEN", 0],
    ["OPEN", "FAIL", 10],
    ["FAIL", "PASS", 10],
    ["FAIL", "OPEN", 0],
    ["FAIL", "FAIL", 10],
  ])("found %s, noted %s: a note of %i characters", (found, verdict, minimum) =>
    expect(noteMinimum(found, verdict)).toBe(minimum),
  );

  it("counts, and names what is in the way of “eligible”", () => {
    const rows = (["PASS", "FAIL", "OPEN", "PASS"] as const).map((standing) => ({ standing }));
    expect(tallyOf(rows)).toEqual({ PASS: 2, FAIL: 1, OPEN: 1 });
    expect(unsettled(rows)).toHaveLength(2);
    expect(unsettled(rows.slice(0, 1))).toEqual([]);
  });
});
