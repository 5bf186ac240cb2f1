import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fit, fitBradleyTerry, winChance } from "./bradley-terry";
import type { PairCount, PairCounts } from "./pair-count";

const pair = (
  first: number,
  second: number,
  firstWins: number,
  secondWins: number,
  ties = 0,
  bothBad = 0,
): PairCount => ({
  first,
  second,
  firstWins,
  secondWins,
  ties,
  bothBad,
});

const estimated = (counts: PairCounts): Fit => {
  const fit = fitBradleyTerry(counts);
  if (!fit.estimable) throw new Error(fit.reason);
  return fit;
};

/** Every pair has votes both ways, so that strengths always exist. */
const counts = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(20), fc.nat(20)), {
      minLength: (size * (size - 1)) / 2,
      maxLength: (size * (size - 1)) / 2,
    })
    .map((rows): PairCounts => {
      const pairs: PairCount[] = [];
      for (let first = 0; first < size; first++)
        for (let second = first + 1; second < size; second++) {
          const [a, b, ties, bad] = rows[pairs.length] ?? [1, 1, 0, 0];
          pairs.push(pair(first, second, a, b, ties, bad));
        }
      return { size, pairs };
    }),
);

describe("X4 Bradley–Terry by hand", () => {
  it("finds the strengths of the hand case", () => {
    const fit = estimated({ size: 4, pairs: [pair(0, 1, 2, 3), pair(0, 3, 1, 4), pair(1, 2, 5, 3), pair(2, 3, 1, 3)] });
    expect(Array.from(fit.strengths, (theta) => Math.exp(theta).toFixed(3))).toEqual([
      "0.640",
      "1.043",
      "0.660",
      "2.270",
    ]);
    expect(fit.votes).toBe(22);
  });

  it("says of two what their share says: 30 to 10 is ln 3 apart, with the standard error of a share", () => {
    const fit = estimated({ size: 2, pairs: [pair(0, 1, 30, 10)] });
    expect((fit.strengths[0] ?? 0) - (fit.strengths[1] ?? 0)).toBeCloseTo(Math.log(3), 10);
    // Var(θ₀ − θ₁) = 1 / (n p (1 − p)) = 4 Var(θ₀); without ties the sandwich is the usual one
    expect(fit.covariance.cells[0]).toBeCloseTo(1 / (40 * 0.75 * 0.25) / 4, 10);
  });

  it("counts a tie and both bad as half a win each, and is surer for them than for wins one way and the other", () => {
    const ties = estimated({ size: 2, pairs: [pair(0, 1, 30, 10, 10, 10)] });
    const split = estimated({ size: 2, pairs: [pair(0, 1, 40, 20)] });
    expect(ties.strengths[0]).toBeCloseTo(split.strengths[0] ?? 0, 10);
    expect(ties.covariance.cells[0]).toBeLessThan(split.covariance.cells[0] ?? 0);
  });

  it("settles where plain Newton steps would overshoot", () => {
    const fit = estimated({ size: 3, pairs: [pair(0, 1, 100_000, 1), pair(1, 2, 100_000, 1)] });
    expect((fit.strengths[0] ?? 0) - (fit.strengths[2] ?? 0)).toBeCloseTo(2 * Math.log(100_000), 6);
  });
});

describe("X4 what does not matter", () => {
  it("who has which number", () => {
    fc.assert(
      fc.property(counts, fc.nat(), ({ size, pairs }, turn) => {
        const renamed = (one: number) => (one + turn) % size;
        const plain = estimated({ size, pairs });
        const other = estimated({
          size,
          pairs: pairs.map((one) => ({ ...one, first: renamed(one.first), second: renamed(one.second) })),
        });
        for (let one = 0; one < size; one++) {
          expect(other.strengths[renamed(one)]).toBeCloseTo(plain.strengths[one] ?? 0, 8);
          expect(other.covariance.cells[renamed(one) * (size + 1)]).toBeCloseTo(
            plain.covariance.cells[one * (size + 1)] ?? 0,
            8,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("which side an answer stood on", () => {
    fc.assert(
      fc.property(counts, ({ size, pairs }) => {
        const swapped = pairs.map((one) =>
          pair(one.second, one.first, one.secondWins, one.firstWins, one.ties, one.bothBad),
        );
        expect([...estimated({ size, pairs: swapped }).strengths]).toEqual([...estimated({ size, pairs }).strengths]);
      }),
      { numRuns: 60 },
    );
  });

  it("how many times all votes are counted: strengths stay, standard errors shrink by the root", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), ({ size, pairs }, times) => {
        const plain = estimated({ size, pairs });
        const many = estimated({
          size,
          pairs: pairs.map((one) =>
            pair(
              one.first,
              one.second,
              one.firstWins * times,
              one.secondWins * times,
              one.ties * times,
              one.bothBad * times,
            ),
          ),
        });
        for (let one = 0; one < size; one++) {
          expect(many.strengths[one]).toBeCloseTo(plain.strengths[one] ?? 0, 8);
          expect((many.covariance.cells[one * (size + 1)] ?? 0) * times).toBeCloseTo(
            plain.covariance.cells[one * (size + 1)] ?? 0,
            8,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("expected wins equal the wins there were, for every competitor", () => {
    fc.assert(
      fc.property(counts, ({ size, pairs }) => {
        const { strengths } = estimated({ size, pairs });
        for (let one = 0; one < size; one++) {
          let expected = 0;
          let found = 0;
          for (const row of pairs.filter((each) => each.first === one || each.second === one)) {
            const first = row.first === one;
            const other = first ? row.second : row.first;
            const votes = row.firstWins + row.secondWins + row.ties + row.bothBad;
            found += (first ? row.firstWins : row.secondWins) + (row.ties + row.bothBad) / 2;
            expected += votes * winChance(strengths[one] ?? 0, strengths[other] ?? 0);
          }
          expect(expected).toBeCloseTo(found, 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("X4 not estimable", () => {
  it("names the one that never lost, and the one that never won", () => {
    const fit = fitBradleyTerry({ size: 3, pairs: [pair(0, 1, 5, 0), pair(0, 2, 4, 0), pair(1, 2, 2, 2)] });
    expect(fit).toEqual({ estimable: false, votes: 13, reason: "ONE_SIDED", groups: [[0], [1, 2]] });
    const last = fitBradleyTerry({ size: 3, pairs: [pair(0, 1, 5, 3), pair(2, 0, 0, 4)] });
    expect(last).toMatchObject({ reason: "ONE_SIDED", groups: [[0, 1], [2]] });
  });

  it("one half-won vote is enough of a chain", () => {
    expect(fitBradleyTerry({ size: 2, pairs: [pair(0, 1, 5, 0)] }).estimable).toBe(false);
    expect(fitBradleyTerry({ size: 2, pairs: [pair(0, 1, 5, 0, 1)] }).estimable).toBe(true);
    expect(fitBradleyTerry({ size: 2, pairs: [pair(0, 1, 5, 0, 0, 1)] }).estimable).toBe(true);
  });

  it("names the groups that nobody compared, and those without any vote", () => {
    const fit = fitBradleyTerry({ size: 5, pairs: [pair(0, 1, 3, 2), pair(2, 3, 1, 1), pair(0, 4, 0, 0)] });
    expect(fit).toMatchObject({ estimable: false, reason: "DISCONNECTED", groups: [[0, 1], [2, 3], [4]] });
  });

  it("has nothing to say of fewer than two", () => {
    expect(fitBradleyTerry({ size: 1, pairs: [] })).toMatchObject({ estimable: false, reason: "TOO_FEW" });
    expect(fitBradleyTerry({ size: 0, pairs: [] })).toMatchObject({ estimable: false, reason: "TOO_FEW" });
  });

  it("refuses a pair outside the list", () => {
    expect(() => fitBradleyTerry({ size: 2, pairs: [pair(0, 2, 1, 1)] })).toThrow(RangeError);
    expect(() => fitBradleyTerry({ size: 2, pairs: [pair(1, 1, 1, 1)] })).toThrow(RangeError);
  });
});
