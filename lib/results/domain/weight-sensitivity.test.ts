import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StagePlan } from "@/lib/stages/domain/plan";
import type { StageEntrant } from "@/lib/stages/domain/result";
import { advancingOf, type Facts, isChanged, variantOf } from "./advancing";
import { weighingAt, weightLines } from "./weight-moves";
import { thresholdOf, weightSensitivity, withoutEachPart } from "./weight-sensitivity";

const facts = (
  weights: Record<string, number>,
  teams: Record<string, number[]>,
  over: Partial<StagePlan> = {},
  left: Partial<Record<string, Partial<StageEntrant>>> = {},
): Facts => {
  const keys = Object.keys(weights);
  return {
    plan: {
      parts: keys.map((key) => ({ key, nameKo: key, nameEn: key, weightBasisPoints: weights[key] ?? 0 })),
      gates: [{ key: "originality", nameKo: "독자성", nameEn: "Originality" }],
      survivors: 1,
      minimumTotalHundredths: null,
      tieChain: ["total", "lot"],
      note: "",
      ...over,
    },
    seed: "s",
    teams: Object.entries(teams).map(([teamId, scores]) => ({
      teamId,
      withdrawn: false,
      gates: { originality: true },
      parts: Object.fromEntries(keys.map((key, index) => [key, scores[index] ?? 0])),
      ...left[teamId],
    })),
  };
};
// A stands 0.5 · (90 − 80) + 0.5 · (70 − 76) = 2 points ahead; each point moved from x to y costs 16/100 of it: 12.5 points.
const HALVES = facts({ x: 5_000, y: 5_000 }, { a: [9_000, 7_000], b: [8_000, 7_600] });
const found = (of: Facts, fromKey: string | null, toKey: string | null) => {
  const { variants, thresholds } = weightSensitivity(of, 500);
  const index = variants.findIndex(({ move }) => move.fromKey === fromKey && move.toKey === toKey);
  return { variant: variants[index], threshold: thresholds[index] };
};

describe("weights moved", () => {
  it("E2: by hand — 12.5 points from x to y bring b level with a, and just beyond that b goes on", () => {
    const { variant, threshold } = found(HALVES, "x", "y");
    expect(variant).toMatchObject({ advancing: ["a"], entering: [], leaving: [] });
    // 0.45 · 90 + 0.55 · 70 = 79 and 0.55 · 90 + 0.45 · 70 = 81
    expect(weightSensitivity(HALVES, 500).ranges[0]).toEqual({
      teamId: "a",
      lowHundredths: 7_900,
      highHundredths: 8_100,
    });
    expect(threshold).toMatchObject({ entering: ["b"], leaving: ["a"] });
    const { num, den } = threshold?.shift ?? { num: 0n, den: 1n };
    expect(num * 1n).toBe(1_250n * den);
    // Level at exactly 12.5: the lot decides, and whether it is b's already is what `isReached` says.
    const level = advancingOf(HALVES, {
      weights: new Map([
        ["x", 3_750n],
        ["y", 6_250n],
      ]),
      denominator: 10_000n,
    });
    expect(threshold?.isReached).toBe(level.includes("b"));
  });

  it("taking from all others in proportion is the same move when there are two parts", () => {
    expect(found(HALVES, null, "y").threshold?.shift).toBeDefined();
    const { num, den } = found(HALVES, null, "y").threshold?.shift ?? { num: 0n, den: 1n };
    expect(num).toBe(1_250n * den);
    expect(found(HALVES, null, "x").threshold).toBeNull();
  });

  it("keeps the weights' sum and the proportion of the others, and never goes below nothing", () => {
    const lines = weightLines(facts({ x: 6_000, y: 3_000, z: 1_000 }, {}).plan);
    expect(lines).toHaveLength(3 * 2 + 6);
    const up = lines.find(({ move }) => move.toKey === "x" && move.fromKey === null);
    if (!up) throw new Error("no line");
    const { weights, denominator } = weighingAt(up, { num: 500n, den: up.stride });
    const share = (key: string) => (weights.get(key) ?? 0n) * 10_000n;
    expect(share("x")).toBe(6_500n * denominator);
    expect((weights.get("y") ?? 0n) * 1n).toBe((weights.get("z") ?? 0n) * 3n);
    expect([...weights.values()].reduce((sum, one) => sum + one, 0n)).toBe(denominator);
    // Only 10 points of weight are there to take from z.
    const away = weightSensitivity(facts({ x: 9_000, z: 1_000 }, { a: [1, 2] }), 5_000).variants;
    const shift = away.find(({ move }) => move.fromKey === "z" && move.toKey === null)?.shift;
    expect((shift?.num ?? 0n) / (shift?.den ?? 1n)).toBe(1_000n);
  });

  it("a plan of one part has no weight to move and no part to leave out", () => {
    const single = facts({ x: 10_000 }, { a: [9_000], b: [8_000] });
    expect(weightSensitivity(single, 500)).toMatchObject({ variants: [], thresholds: [] });
    expect(withoutEachPart(single)).toEqual([]);
  });

  it("a tie that the chain settled falls with any shift, however small", () => {
    const level = facts({ x: 5_000, y: 5_000 }, { a: [9_000, 7_000], b: [7_000, 9_000] });
    const [ahead] = advancingOf(level);
    const { threshold } = ahead === "a" ? found(level, "x", "y") : found(level, "y", "x");
    expect(threshold).toMatchObject({ shift: { num: 0n }, isReached: false, leaving: [ahead] });
  });

  it("P5: a floor counts — the first to go on may fall below it though nobody overtakes", () => {
    const floored = facts(
      { x: 5_000, y: 5_000 },
      { a: [9_000, 6_000], b: [5_000, 5_000] },
      { minimumTotalHundredths: 7_000 },
    );
    const { threshold } = found(floored, "x", "y");
    // 75 − 0.3 a point: below 70 after 16.66… points.
    expect(threshold).toMatchObject({ entering: [], leaving: ["a"], isReached: false });
    expect((threshold?.shift.num ?? 0n) * 3n).toBe(5_000n * (threshold?.shift.den ?? 1n));
  });

  it("teams that failed a gate or withdrew come back under no weights", () => {
    const gated = facts(
      { x: 5_000, y: 5_000 },
      { a: [9_000, 7_000], b: [8_000, 9_900] },
      {},
      {
        b: { gates: { originality: false } },
      },
    );
    expect(found(gated, "x", "y").threshold).toBeNull();
    const gone = facts(
      { x: 5_000, y: 5_000 },
      { a: [9_000, 7_000], b: [8_000, 9_900] },
      {},
      { b: { withdrawn: true } },
    );
    expect(weightSensitivity(gone, 500).thresholds.every((one) => one === null)).toBe(true);
  });

  it("E1: without a part the others weigh more, and its step of the tie chain is gone", () => {
    const three = facts(
      { x: 6_000, y: 3_000, z: 1_000 },
      { a: [9_000, 5_000, 5_000], b: [7_000, 6_000, 9_000] },
      {
        tieChain: ["total", "part:x", "lot"],
      },
    );
    expect(advancingOf(three)).toEqual(["a"]);
    expect(withoutEachPart(three).map(({ partKey, advancing }) => [partKey, advancing])).toEqual([
      ["x", ["b"]],
      ["y", ["a"]],
      ["z", ["a"]],
    ]);
  });
});

const arbitrary = fc
  .record({
    weights: fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 })
      .filter((w) => w.some((one) => one > 0)),
    scores: fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 6,
    }),
    survivors: fc.integer({ min: 1, max: 4 }),
    floor: fc.option(fc.integer({ min: 0, max: 100 })),
    least: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  })
  .map(({ weights, scores, survivors, floor, least }): Facts => {
    const sum = weights.reduce((total, one) => total + one, 0);
    const shares = weights.map((one) => Math.floor((one * 10_000) / sum));
    shares[0] = (shares[0] ?? 0) + 10_000 - shares.reduce((total, one) => total + one, 0);
    return facts(
      Object.fromEntries(shares.map((share, index) => [`p${index}`, share])),
      Object.fromEntries(scores.map((row, index) => [`t${index}`, row.map((one) => one * 100)])),
      { survivors, leastSurvivors: least, minimumTotalHundredths: floor === null ? null : floor * 100 },
    );
  });

describe("thresholds by property", () => {
  it("before the threshold nobody changes, just beyond it somebody does; without one nobody changes along the whole line", () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 999 }), (of, thousandths) => {
        const before = advancingOf(of);
        for (const line of weightLines(of.plan)) {
          const threshold = thresholdOf(of, line, before);
          const changedAt = (place: { num: bigint; den: bigint }) =>
            isChanged(variantOf(before, advancingOf(of, weighingAt(line, place))));
          const end = threshold ? { num: threshold.shift.num, den: threshold.shift.den * line.stride } : line.limit;
          const inside = { num: end.num * BigInt(thousandths), den: end.den * 1_000n };
          if (end.num > 0n) expect(changedAt(inside)).toBe(false);
          if (!threshold) expect(changedAt(line.limit)).toBe(false);
          else if (threshold.isReached) expect(changedAt(end)).toBe(true);
          else {
            // A millionth of a millionth further: closer than any other meeting of two totals of such scores.
            const beyond = { num: end.num * 10n ** 12n + end.den, den: end.den * 10n ** 12n };
            expect(changedAt(beyond)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("the order of the teams does not matter", () => {
    fc.assert(
      fc.property(arbitrary, (of) => {
        const turned = { ...of, teams: [...of.teams].reverse() };
        const [{ ranges: _a, ...one }, { ranges: _b, ...other }] = [
          weightSensitivity(turned, 500),
          weightSensitivity(of, 500),
        ];
        expect(one).toEqual(other);
      }),
      { numRuns: 30 },
    );
  });
});
