import { describe, expect, it } from "vitest";
import { isSettled, opinionHits, placesOf, releasedText, type StandingCheck, standingChecks } from "./opinions";

const at = new Date("2025-08-01T00:00:00Z");
const check = (start: number, end: number, outcome: "KEPT" | "REDACTED", revision = 1): StandingCheck => ({
  ...{ start, end, outcome, revision, found: "x", reason: "확인함", byId: "officer", at },
});
const stored = (field: string, { start, end, ...rest }: StandingCheck) => ({
  ...{ field, startAt: start, endAt: end, ...rest },
});
const hit = (start: number, end: number) => ({ start, end, found: "x", people: [] });

describe("S8: opinions before their release", () => {
  it("the highest revision of a range stands, field by field", () => {
    const rows = [
      stored("goals", check(0, 3, "REDACTED", 2)),
      stored("goals", check(0, 3, "KEPT", 1)),
      stored("impact", check(0, 3, "KEPT", 3)),
      stored("goals", check(9, 12, "KEPT")),
    ];
    expect(standingChecks(rows, "goals").map(({ start, outcome }) => [start, outcome])).toEqual([
      [0, "REDACTED"],
      [9, "KEPT"],
    ]);
  });

  it("a hit waits until it is decided, or lies within redacted words", () => {
    const hits = opinionHits(
      [hit(0, 3), hit(10, 13), hit(20, 23)],
      [check(0, 3, "KEPT"), check(8, 14, "REDACTED"), check(19, 24, "KEPT")],
    );
    expect(hits.map((one) => [one.start, isSettled(one, hits)])).toEqual([
      [0, true],
      [8, true],
      [10, true],
      [19, true],
      [20, false], // words around it were kept, which says nothing about it
    ]);
  });

  it("only redacted words disappear", () => {
    expect(releasedText("문정우와 정문 우측", [check(0, 3, "REDACTED"), check(5, 7, "KEPT")])).toBe("○○○와 정문 우측");
  });

  it("finds every place of a phrase, none of nothing", () => {
    expect(placesOf("가가", "가가가가나가가")).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
      { start: 5, end: 7 },
    ]);
    expect(placesOf("", "가")).toEqual([]);
  });
});
