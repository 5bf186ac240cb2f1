import { describe, expect, it } from "vitest";
import { buildContestSheet, type ContestFacts, contestResult, recomputeContest, type SetCount } from "./result";

const count = (
  group: "PUBLIC" | "EXPERT",
  first: number,
  second: number,
  firstWins: number,
  secondWins: number,
): SetCount => ({
  ...{ group, first, second, firstWins, secondWins, language: "KO", domain: "general", ties: 0, bothBad: 0 },
});
const facts = (over: Partial<ContestFacts> = {}): ContestFacts => ({
  stageNumber: 2,
  rulesHash: "r",
  ballotsHash: "b",
  weights: { PUBLIC: 2_000, EXPERT: 2_000 },
  survivors: 1,
  entries: ["x", "y"].map((entryId) => ({
    ...{ entryId, teamId: `team ${entryId}`, nameKo: entryId, nameEn: entryId, modelName: entryId },
  })),
  counts: [count("PUBLIC", 0, 1, 60, 40), count("EXPERT", 0, 1, 10, 30)],
  discards: [],
  ...over,
});

describe("X4 the result of a contest", () => {
  it("rates each group by itself and both by the plan's weights", () => {
    const result = contestResult(facts());
    expect(result.groups.PUBLIC).toMatchObject({ estimable: true, votes: 100, shares: [6_000, 4_000] });
    expect(result.groups.EXPERT).toMatchObject({ estimable: true, votes: 40, shares: [2_500, 7_500] });
    // ln(1.5) and −ln 3, half and half
    const gap = (result.combined?.[0]?.rating ?? 0) - (result.combined?.[1]?.rating ?? 0);
    expect(gap).toBeCloseTo(((Math.log(1.5) - Math.log(3)) / 2) * (400 / Math.LN10), 1);
    expect(result.toFlip).toMatchObject({ survivor: "y", challenger: "x" });
  });

  it("needs no votes of a group without a part, and every vote of one with", () => {
    const only = facts({ counts: [count("PUBLIC", 0, 1, 60, 40)] });
    expect(contestResult(only).combined).toBeNull();
    expect(contestResult({ ...only, weights: { PUBLIC: 4_000, EXPERT: 0 } }).combined).toHaveLength(2);
    expect(contestResult(only).groups.EXPERT).toMatchObject({ estimable: false, reason: "DISCONNECTED" });
  });

  it("S11: is computed again from the sheet alone, and a changed figure is named", () => {
    const { sheet, sha256, text } = buildContestSheet(facts());
    expect(recomputeContest(JSON.parse(text))).toEqual({ ok: true });
    expect(buildContestSheet(facts()).sha256).toBe(sha256);
    const bent = { ...sheet, result: { ...sheet.result, toFlip: null } };
    expect(recomputeContest(bent)).toMatchObject({ ok: false, differences: [expect.stringContaining("toFlip")] });
  });
});
