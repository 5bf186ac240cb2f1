import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TieBreak } from "@/lib/rulebook/domain/rulebook";
import { aggregateSheets, type ScoredSheet } from "./aggregation";
import { compareFractions, type Fraction, fraction } from "./fraction";
import { lotOf } from "./lot";
import { type ProposalSheets, rankProposals } from "./ranking";
import { selectProposals } from "./selection";

const AGGREGATION = { trimFromSheets: 5, trimLow: 1, trimHigh: 1 };
const CHAIN: TieBreak[] = ["total", "criterion:technology", "criterion:goals", "criterion:impact", "spread", "lot"];
const RULES = { aggregation: AGGREGATION, tieChain: CHAIN, seed: "seed" };
const BY_MERIT = { ...RULES, tieChain: CHAIN.slice(0, -1) };
const SELECTION = { seats: 2, reserveCount: 1, cutoffHundredths: 7_000 };

/** Few distinct points, so that ties are frequent and reach far down the chain. */
const points = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
const sheetOf = ([technology, goals, impact]: [number, number, number], index: number): ScoredSheet => {
  const criteria = { technology: 2_800 + technology * 100, goals: 2_000 + goals * 100, impact: 2_000 + impact * 100 };
  const totalHundredths = criteria.technology + criteria.goals + criteria.impact;
  return { seatNo: index + 1, totalHundredths, criteria };
};
const sheets = fc.array(points, { minLength: 1, maxLength: 7 }).map((rows) => rows.map(sheetOf));
const field = fc
  .array(sheets, { minLength: 1, maxLength: 9 })
  .map((rows) => rows.map((given, index): ProposalSheets => ({ proposalId: `p${index}`, sheets: given })));
const withOrder = field.chain((given) =>
  fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
);

const plus = ({ numerator, denominator }: Fraction, whole: number): Fraction =>
  fraction(numerator + BigInt(whole) * denominator, denominator);
const raised = (given: readonly ProposalSheets[], by: number): ProposalSheets[] =>
  given.map(({ proposalId, sheets: rows }) => ({
    proposalId,
    sheets: rows.map((one) => ({
      ...one,
      totalHundredths: one.totalHundredths + by,
      criteria: { ...one.criteria, technology: (one.criteria.technology ?? 0) + by },
    })),
  }));
const placesOf = (given: readonly ProposalSheets[], rules = RULES) =>
  rankProposals(given, rules).ranked.map(({ proposalId, rank, decidedBy }) => ({ proposalId, rank, decidedBy }));

describe("S4, S5: properties of the ranking", () => {
  it("is the same whatever the order in which proposals and their sheets are read", () => {
    fc.assert(
      fc.property(withOrder, ([given, shuffled]) => {
        const turned = shuffled.map((one) => ({ ...one, sheets: one.sheets.toReversed() }));
        expect(rankProposals(turned, RULES)).toEqual(rankProposals(given, RULES));
      }),
    );
  });

  it("looks at no label: proposals under other names, and seats under other numbers in the same order, rank the same", () => {
    fc.assert(
      fc.property(withOrder, ([given, shuffled]) => {
        const nameOf = new Map(given.map(({ proposalId }, index) => [proposalId, shuffled[index]?.proposalId ?? ""]));
        const renamed = given.map((one) => ({
          proposalId: nameOf.get(one.proposalId) ?? "",
          sheets: one.sheets.map((sheet) => ({ ...sheet, seatNo: 3 * sheet.seatNo + 10 })),
        }));
        const ranks = new Map(rankProposals(renamed, BY_MERIT).ranked.map((one) => [one.proposalId, one.rank]));
        for (const { proposalId, rank } of rankProposals(given, BY_MERIT).ranked)
          expect(ranks.get(nameOf.get(proposalId) ?? "")).toBe(rank);
      }),
    );
  });

  it("keeps every place when all sheets are raised by the same number of points, and moves each mean by exactly that", () => {
    fc.assert(
      fc.property(field, fc.integer({ min: 1, max: 500 }), (given, by) => {
        const higher = raised(given, by);
        expect(placesOf(higher)).toEqual(placesOf(given));
        const means = new Map(rankProposals(higher, RULES).ranked.map((one) => [one.proposalId, one.aggregate]));
        for (const { proposalId, aggregate } of rankProposals(given, RULES).ranked) {
          expect(means.get(proposalId)?.total).toEqual(plus(aggregate.total, by));
          expect(means.get(proposalId)?.spread).toEqual(aggregate.spread);
        }
      }),
    );
  });

  it("names the first link of the chain that tells two neighbours apart, and every earlier one finds them equal", () => {
    const worth = (link: TieBreak, id: string, aggregate: NonNullable<ReturnType<typeof aggregateSheets>>) => {
      if (link === "total") return aggregate.total;
      if (link === "spread") return aggregate.spread;
      if (link === "lot") return fraction(BigInt(`0x${lotOf("seed", id)}`), 1n);
      return aggregate.criteria[link.slice("criterion:".length)] ?? fraction(0n, 1n);
    };
    fc.assert(
      fc.property(field, (given) => {
        const { ranked } = rankProposals(given, RULES);
        for (const [index, below] of ranked.entries()) {
          const above = ranked[index - 1];
          if (!above) continue;
          const orders = CHAIN.map((link) =>
            compareFractions(
              worth(link, above.proposalId, above.aggregate),
              worth(link, below.proposalId, below.aggregate),
            ),
          );
          const first = orders.findIndex((order) => order !== 0);
          expect(below.decidedBy).toBe(CHAIN[first]);
          // More points come first; less spread and the smaller lot do.
          expect(orders[first]).toBe(first < 4 ? 1 : -1);
          expect(below.unresolved).toBe(false);
        }
      }),
    );
  });

  it("is settled by the lot only between equals, and the same lot is drawn on every run", () => {
    fc.assert(
      fc.property(sheets, fc.integer({ min: 2, max: 9 }), fc.string(), (rows, count, seed) => {
        const equals = Array.from({ length: count }, (_, index) => ({ proposalId: `p${index}`, sheets: rows }));
        const { ranked } = rankProposals(equals, { ...RULES, seed });
        expect(ranked.map(({ rank }) => rank)).toEqual(equals.map((_, index) => index + 1));
        expect(ranked.slice(1).every(({ decidedBy }) => decidedBy === "lot")).toBe(true);
        expect(rankProposals(equals.toReversed(), { ...RULES, seed })).toEqual({ ranked, unscored: [] });
        expect(rankProposals(equals, BY_MERIT).ranked.every((one) => one.rank === 1)).toBe(true);
      }),
    );
  });

  it("drops the highest and the lowest once only, from the threshold on, and never any other", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }), (rows) => {
        const given = rows.map((step, index) => sheetOf([0, 0, step] as [number, number, number], index));
        const result = aggregateSheets(given, AGGREGATION);
        if (!result) throw new Error("there are sheets");
        const { droppedLowSeats: low, droppedHighSeats: high, keptSeats } = result;
        const once = given.length >= AGGREGATION.trimFromSheets ? 1 : 0;
        expect([low.length, high.length, keptSeats.length]).toEqual([once, once, given.length - 2 * once]);
        expect(new Set([...low, ...high, ...keptSeats]).size).toBe(given.length);
        const totals = given.map(({ totalHundredths }) => totalHundredths);
        const totalOf = (seatNo: number | undefined) => given.find((one) => one.seatNo === seatNo)?.totalHundredths;
        if (once === 0) return;
        expect(totalOf(low[0])).toBe(Math.min(...totals));
        expect(totalOf(high[0])).toBe(Math.max(...totals));
      }),
    );
  });

  it("S9: never takes a proposal below the cut-off, nor one while a better one is left", () => {
    fc.assert(
      fc.property(field, (given) => {
        const selected = selectProposals(rankProposals(given, RULES).ranked, SELECTION);
        const count = (result: string) => selected.filter((one) => one.result === result).length;
        const order = ["SELECTED", "RESERVE", "NOT_SELECTED", "BELOW_CUTOFF"];
        const places = selected.map(({ result }) => order.indexOf(result));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(count("SELECTED")).toBe(Math.min(SELECTION.seats, selected.length - count("BELOW_CUTOFF")));
        expect(count("RESERVE")).toBeLessThanOrEqual(SELECTION.reserveCount);
      }),
    );
  });
});
