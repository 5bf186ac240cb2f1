import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { discardedBallot, discardedVoters, type VoterFacts } from "./discard";
import {
  isAdaptiveTurn,
  isAttentionTurn,
  isLowLeft,
  type PairExposure,
  pairKey,
  pairOrder,
  pairWidths,
} from "./pairing";

const pair = (low: string, high: string, lowLeft: number, highLeft: number): PairExposure => ({
  low,
  high,
  lowLeft,
  highLeft,
});
/** Deterministic, spread over [0, 1). */
const chances = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 4_294_967_296;
};
const names = (order: PairExposure[]) => order.map((one) => one.low + one.high);

describe("X2 pairing", () => {
  it("shows the pair shown least first, and of equals any", () => {
    const pairs = [pair("a", "b", 3, 3), pair("a", "c", 2, 3), pair("b", "c", 4, 4)];
    expect(names(pairOrder(pairs, null, chances(1)))).toEqual(["ac", "ab", "bc"]);
    const even = [pair("a", "b", 1, 1), pair("a", "c", 1, 1)];
    const first = new Set(Array.from({ length: 30 }, (_, seed) => names(pairOrder(even, null, chances(seed)))[0]));
    expect(first.size).toBe(2);
  });

  it("is adaptive in the share of turns the rules say", () => {
    expect([0, 0.2499, 0.25, 0.9999].map((lot) => isAdaptiveTurn(2_500, () => lot))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isAdaptiveTurn(0, () => 0)).toBe(false);
  });

  it("in the adaptive share takes the widest interval, as long as the pair has not run ahead", () => {
    const widths = new Map([
      [pairKey("a", "b"), 0.1],
      [pairKey("a", "c"), 0.9],
      [pairKey("b", "c"), 0.2],
    ]);
    const near = [pair("a", "b", 20, 20), pair("a", "c", 22, 22), pair("b", "c", 21, 21)];
    expect(names(pairOrder(near, widths, chances(1)))).toEqual(["ac", "ab", "bc"]);
    const ahead = [pair("a", "b", 20, 20), pair("a", "c", 40, 40), pair("b", "c", 21, 21)];
    expect(names(pairOrder(ahead, widths, chances(1)))[0]).toBe("bc");
  });

  it("keeps pairs and sides alike over a long contest, however adaptive", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat(), (adaptive, seed) => {
        const random = chances(seed + 1);
        const pairs = [pair("a", "b", 0, 0), pair("a", "c", 0, 0), pair("b", "c", 0, 0)];
        const widths = new Map([[pairKey("b", "c"), 1]]);
        for (let turn = 0; turn < 600; turn++) {
          const next = pairOrder(pairs, isAdaptiveTurn(adaptive, random) ? widths : null, random)[0];
          if (!next) throw new Error("no pair");
          if (isLowLeft(next, random)) next.lowLeft++;
          else next.highLeft++;
        }
        const shown = pairs.map((one) => one.lowLeft + one.highLeft);
        expect(Math.max(...shown)).toBeLessThanOrEqual(Math.min(...shown) * 1.25 + 5);
        for (const one of pairs) expect(Math.abs(one.lowLeft - one.highLeft)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });

  it("knows the width of a pair: endless before anything can be estimated, smaller the more votes", () => {
    expect(pairWidths(["a", "b"], []).get(pairKey("a", "b"))).toBe(Number.POSITIVE_INFINITY);
    const votes = { firstWins: 30, secondWins: 10, ties: 0, bothBad: 0 };
    const width = pairWidths(["a", "b"], [{ low: "a", high: "b", ...votes }]).get(pairKey("a", "b"));
    expect(width).toBeCloseTo(Math.sqrt(1 / (40 * 0.75 * 0.25)), 10);
  });

  it("checks attention every so many tasks, never at the first", () => {
    expect([1, 9, 10, 11, 20].map((number) => isAttentionTurn(number, 10))).toEqual([false, false, true, false, true]);
  });
});

describe("X3 discards", () => {
  const rules = { ...contestRules.parse(undefined), publicSeats: 2 };
  const voter = (id: string, over: Partial<VoterFacts> = {}): VoterFacts => ({
    ...{ id, group: "PUBLIC", sex: "FEMALE", region: "CAPITAL", ageBand: "AGE_60", aiUse: "DAILY" },
    ...{ isDuplicate: false, failedChecks: 0, ...over },
  });
  it("names the first rule that holds for a voter", () => {
    const voters = [
      voter("twice", { isDuplicate: true, failedChecks: 9 }),
      voter("first", { failedChecks: 1 }),
      voter("late"),
      voter("careless", { group: "EXPERT", failedChecks: 2 }),
      voter("expert", { group: "EXPERT" }),
    ];
    expect([...discardedVoters(voters, rules)]).toEqual([
      ["twice", "DUPLICATE_ACCOUNT"],
      ["late", "QUOTA"],
      ["careless", "ATTENTION_FAILED"],
    ]);
  });
  it("takes a vote out for a leak, or when it came sooner than the rule allows — not at the limit", () => {
    expect(discardedBallot({ elapsedMs: 1, leaked: true }, rules)).toBe("IDENTITY_LEAK");
    expect(discardedBallot({ elapsedMs: 4_999, leaked: false }, rules)).toBe("TOO_FAST");
    expect(discardedBallot({ elapsedMs: 5_000, leaked: false }, rules)).toBeNull();
  });
});
