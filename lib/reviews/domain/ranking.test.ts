import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import type { ScoredSheet } from "./aggregation";
import { lotOf, seedOf, shuffledBy } from "./lot";
import { type ProposalSheets, rankProposals } from "./ranking";
import { hasUndecidedTie, rankBand, selectProposals } from "./selection";
import { sensitivityOf } from "./sensitivity";

const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
const RULES = { aggregation: rulebook.aggregation, tieChain: rulebook.tieChain, seed: "seed" };
const sheet = (seatNo: number, technology: number, goals: number, impact: number): ScoredSheet => ({
  seatNo,
  totalHundredths: technology + goals + impact,
  criteria: { technology, goals, impact },
});
const proposal = (proposalId: string, ...points: [number, number, number][]): ProposalSheets => ({
  proposalId,
  sheets: points.map(([technology, goals, impact], index) => sheet(index + 1, technology, goals, impact)),
});
const order = (...proposals: ProposalSheets[]) => rankProposals(proposals, RULES).ranked;

describe("S5: the declared chain", () => {
  it.each([
    ["total", proposal("a", [3000, 2000, 2000]), proposal("b", [3000, 2000, 2050])],
    ["criterion:technology", proposal("a", [3000, 2100, 2000]), proposal("b", [3100, 2000, 2000])],
    ["criterion:goals", proposal("a", [3000, 2000, 2100]), proposal("b", [3000, 2100, 2000])],
    [
      "spread",
      proposal("a", [2900, 2000, 2000], [3100, 2000, 2000]),
      proposal("b", [3000, 2000, 2000], [3000, 2000, 2000]),
    ],
  ] as const)("%s tells them apart, and says so", (link, loser, winner) => {
    const [first, second] = order(loser, winner);
    expect([first?.proposalId, second?.proposalId]).toEqual(["b", "a"]);
    expect(second).toMatchObject({ rank: 2, decidedBy: link, unresolved: false });
  });

  it("falls to the lot of the published seed, which anybody can draw again", () => {
    const twins = ["p1", "p2", "p3"].map((id) => proposal(id, [3000, 2000, 2000]));
    const drawn = order(...twins).map((one) => one.proposalId);
    expect(drawn).toEqual(["p1", "p2", "p3"].sort((a, b) => (lotOf("seed", a) < lotOf("seed", b) ? -1 : 1)));
    expect(order(...twins.toReversed()).map((one) => one.proposalId)).toEqual(drawn);
    expect(order(...twins)[1]?.decidedBy).toBe("lot");
  });

  it("shares the rank where the chain has no last word, and refuses to choose between equals silently", () => {
    const twins = [
      proposal("a", [3000, 2500, 2000]),
      proposal("b", [3000, 2500, 2000]),
      proposal("c", [2500, 2500, 2000]),
    ];
    const { ranked } = rankProposals(twins, { ...RULES, tieChain: ["total"] });
    expect(ranked.map((one) => [one.rank, one.unresolved])).toEqual([
      [1, true],
      [1, true],
      [3, false],
    ]);
    const rule = { cutoffHundredths: 0, reserveCount: 0 };
    expect(hasUndecidedTie(selectProposals(ranked, { ...rule, seats: 1 }))).toBe(true);
    expect(hasUndecidedTie(selectProposals(ranked, { ...rule, seats: 2 }))).toBe(false);
  });

  it("flags a displayed tie that is none: 83.333… and 83.33", () => {
    const third = proposal("third", [3334, 2500, 2500], [3333, 2500, 2500], [3333, 2500, 2500]);
    const flat = proposal("flat", [3333, 2500, 2500], [3333, 2500, 2500], [3333, 2500, 2500]);
    expect(order(flat, third)).toMatchObject([
      { proposalId: "third", displayHundredths: 8333, displayTie: true },
      { proposalId: "flat", displayHundredths: 8333, displayTie: true, decidedBy: "total" },
    ]);
    expect(order(flat, { ...flat, proposalId: "same" }).some((one) => one.displayTie)).toBe(false);
  });

  it("lists proposals without any sheet apart", () => {
    const { ranked, unscored } = rankProposals([proposal("none"), proposal("a", [1, 1, 1])], RULES);
    expect([ranked.length, unscored]).toEqual([1, ["none"]]);
  });
});

describe("S9: selection", () => {
  const ranked = order(
    proposal("a", [3500, 2500, 2500]),
    proposal("b", [3000, 2500, 2500]),
    proposal("c", [3000, 2400, 2400]),
    proposal("d", [3000, 2000, 2000]),
    proposal("e", [2999, 2000, 2000]),
  );
  const results = (seats: number, reserveCount: number) =>
    selectProposals(ranked, { seats, reserveCount, cutoffHundredths: 7000 }).map((one) => one.result);

  it("fills seats, then the reserve; exactly the cut-off passes, a hundredth below does not", () => {
    expect(results(2, 1)).toEqual(["SELECTED", "SELECTED", "RESERVE", "NOT_SELECTED", "BELOW_CUTOFF"]);
  });
  it("leaves seats empty rather than take one below the cut-off", () => {
    expect(results(5, 2)).toEqual(["SELECTED", "SELECTED", "SELECTED", "SELECTED", "BELOW_CUTOFF"]);
  });
  it("compares the exact mean with the cut-off: 69.996 is shown as 70.00 and fails", () => {
    const near = order(
      proposal(
        "n",
        ...Array.from({ length: 3 }, (_, i): [number, number, number] => [i === 0 ? 2999 : 3000, 2000, 2000]),
      ),
    );
    expect(near[0]?.displayHundredths).toBe(7000);
    expect(selectProposals(near, { seats: 1, reserveCount: 0, cutoffHundredths: 7000 })[0]?.result).toBe(
      "BELOW_CUTOFF",
    );
  });
  it("S8: bands by their last rank, and the last band for the rest", () => {
    const bands = rulebook.selection.rankBands;
    expect([1, 5, 6, 10, 11, 5000].map((rank) => rankBand(bands, rank)?.throughRank)).toEqual([
      5, 5, 10, 10, 1000, 1000,
    ]);
  });
});

describe("S7: sensitivity", () => {
  it("shows severity and who would be selected without a reviewer", () => {
    const given = [
      proposal("a", [3500, 2500, 2500], [3000, 2000, 2000]),
      proposal("b", [3000, 2000, 2000], [3100, 2100, 2100]),
    ];
    const { seats, without } = sensitivityOf(given, RULES, { seats: 1, reserveCount: 0, cutoffHundredths: 0 });
    expect(without).toMatchObject([
      { seatNo: 1, ranks: { a: 2, b: 1 }, changed: ["a", "b"] },
      { seatNo: 2, ranks: { a: 1, b: 2 }, changed: [] },
    ]);
    expect(seats.map((seat) => seat.deviation.numerator > 0n)).toEqual([true, false]);
  });
  it("balances: with all sheets in, the deviations of all reviewers add up to nothing", () => {
    const points = fc.tuple(
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 3000 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(points, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const given = rows.map((row, index) => proposal(`p${index}`, ...row));
          const { seats } = sensitivityOf(given, RULES, { seats: 1, reserveCount: 0, cutoffHundredths: 0 });
          const sum = seats.reduce(
            (total, { deviation }) => total + Number(deviation.numerator) / Number(deviation.denominator),
            0,
          );
          expect(Math.abs(sum)).toBeLessThan(1e-6);
        },
      ),
    );
  });
});

describe("lots", () => {
  it("come from what applicants sealed, in any order", () => {
    expect(seedOf("2025-01", ["b", "a"])).toBe(seedOf("2025-01", ["a", "b"]));
    expect(seedOf("2025-01", ["a"])).not.toBe(seedOf("2025-02", ["a"]));
  });
  it("shuffle the same way each time and lose nothing", () => {
    const items = Array.from({ length: 12 }, (_, index) => `s${index}`);
    expect(shuffledBy("salt", items, String)).toEqual(shuffledBy("salt", items.toReversed(), String));
    expect(shuffledBy("salt", items, String).toSorted()).toEqual(items.toSorted());
  });
});
