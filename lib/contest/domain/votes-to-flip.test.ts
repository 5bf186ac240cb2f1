import { describe, expect, it } from "vitest";
import { fitBradleyTerry } from "./bradley-terry";
import { gatherPairs, type PairCount } from "./pair-count";
import { votesToFlip, type WeightedCounts } from "./votes-to-flip";

const pair = (first: number, second: number, firstWins: number, secondWins: number, ties = 0): PairCount => ({
  first,
  second,
  firstWins,
  secondWins,
  ties,
  bothBad: 0,
});
const one = (size: number, pairs: PairCount[]): WeightedCounts[] => [{ weight: 1, counts: { size, pairs } }];

/** The fewest votes by trying every way of turning them; small cases only. */
function bruteForce(size: number, pairs: readonly PairCount[], survivors: number): number | null {
  const order = (rows: readonly PairCount[]): string | null => {
    const fit = fitBradleyTerry({ size, pairs: rows });
    if (!fit.estimable) return null;
    const ranked = Array.from({ length: size }, (_, index) => index).sort(
      (a, b) => (fit.strengths[b] ?? 0) - (fit.strengths[a] ?? 0) || a - b,
    );
    const last = fit.strengths[ranked[survivors - 1] ?? 0] ?? 0;
    const next = fit.strengths[ranked[survivors] ?? 0] ?? 0;
    return last - next < 1e-9 ? "tie" : ranked.slice(0, survivors).sort().join();
  };
  const before = order(pairs);
  let best: number | null = null;
  const turn = (index: number, rows: readonly PairCount[], turned: number): void => {
    if (best !== null && turned >= best) return;
    const row = pairs[index];
    if (!row) {
      const after = order(rows);
      if (after !== null && after !== "tie" && after !== before) best = turned;
      return;
    }
    for (let change = -row.secondWins; change <= row.firstWins; change++)
      turn(
        index + 1,
        [...rows, { ...row, firstWins: row.firstWins - change, secondWins: row.secondWins + change }],
        turned + Math.abs(change),
      );
  };
  turn(0, gatherPairs({ size, pairs }).slice(0, 0), 0);
  return best;
}

describe("X5 votes to flip", () => {
  it("is the smallest majority to turn when two compete: 12 to 8 needs 3 votes", () => {
    expect(votesToFlip(one(2, [pair(0, 1, 12, 8)]), 1)).toEqual({ survivor: 0, challenger: 1, votes: 3, ofVotes: 20 });
    expect(votesToFlip(one(2, [pair(0, 1, 11, 9)]), 1)?.votes).toBe(2);
  });

  it("uses ties too when wins alone do not suffice", () => {
    expect(votesToFlip(one(2, [pair(0, 1, 2, 1, 10)]), 1)).toMatchObject({ votes: 1 });
    expect(votesToFlip(one(2, [pair(0, 1, 3, 1, 10)]), 1)).toMatchObject({ votes: 2 });
  });

  it.each([
    [[pair(0, 1, 4, 2), pair(0, 2, 4, 2), pair(1, 2, 3, 2)], 1],
    [[pair(0, 1, 4, 2), pair(0, 2, 4, 2), pair(1, 2, 3, 2)], 2],
    [[pair(0, 1, 5, 1), pair(1, 2, 4, 2), pair(0, 2, 3, 3)], 2],
    [[pair(0, 1, 2, 4), pair(1, 2, 4, 1), pair(0, 2, 5, 2)], 1],
    [[pair(0, 1, 3, 3), pair(1, 2, 5, 1), pair(0, 2, 4, 2)], 2],
  ])("finds what trying everything finds (case %#)", (pairs, survivors) => {
    expect(votesToFlip(one(3, pairs), survivors)?.votes).toBe(bruteForce(3, pairs, survivors));
  });

  it("looks for the votes in the set that weighs most a vote: few experts decide before many citizens", () => {
    const citizens = { weight: 1, counts: { size: 2, pairs: [pair(0, 1, 600, 500)] } };
    const experts = { weight: 1, counts: { size: 2, pairs: [pair(0, 1, 16, 14)] } };
    const alone = votesToFlip([citizens], 1)?.votes ?? 0;
    const both = votesToFlip([citizens, experts], 1)?.votes ?? 0;
    expect(alone).toBe(51);
    expect(both).toBeLessThan(6);
    expect(votesToFlip([citizens, { ...experts, weight: 0 }], 1)?.votes).toBe(alone);
  });

  it("goes on in the other set when one has given all it can", () => {
    const citizens = { weight: 1, counts: { size: 2, pairs: [pair(0, 1, 12, 4)] } };
    const experts = { weight: 1, counts: { size: 2, pairs: [pair(0, 1, 6, 2)] } };
    const votes = votesToFlip([citizens, experts], 1)?.votes ?? 0;
    expect(votes).toBeGreaterThan(3);
    expect(votes).toBeLessThanOrEqual(8);
  });

  it("says nothing when everybody survives or nothing can be estimated", () => {
    expect(votesToFlip(one(2, [pair(0, 1, 3, 2)]), 2)).toBeNull();
    expect(votesToFlip(one(2, [pair(0, 1, 3, 0)]), 1)).toBeNull();
    expect(votesToFlip([], 1)).toBeNull();
  });
});
