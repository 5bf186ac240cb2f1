import { describe, expect, it } from "vitest";
import { sheetsToFlip } from "./flip";
import { hasMajority, type MajorityRule, votesNeeded } from "./majority";
import { type ProposalSheets, rankProposals } from "./ranking";
import { hasUndecidedTie, type SelectionRule, selectProposals } from "./selection";
import { sensitivityOf } from "./sensitivity";

const MAJORITY: MajorityRule = { majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" };
const RULES = {
  aggregation: { trimFromSheets: 5, trimLow: 1, trimHigh: 1 },
  tieChain: ["total" as const, "lot" as const],
  seed: "s",
};
const RULE: SelectionRule = { seats: 1, reserveCount: 1, cutoffHundredths: 7_000, majority: MAJORITY };
const SCALE = { technology: 10_000 };

/** One sheet for each total in points; those marked vote for it. */
const proposal = (
  proposalId: string,
  votes: [points: number, suitable: boolean][],
  missingCount = 0,
): ProposalSheets => ({
  proposalId,
  missingCount,
  sheets: votes.map(([points, suitable], index) => ({
    seatNo: index + 1,
    totalHundredths: points * 100,
    criteria: { technology: points * 100 },
    suitable,
  })),
});
const all = (points: number, count: number, suitable: number): [number, boolean][] =>
  Array.from({ length: count }, (_, index) => [points, index < suitable]);
const select = (given: ProposalSheets[], more: Partial<SelectionRule> = {}) =>
  selectProposals(rankProposals(given, RULES).ranked, { ...RULE, ...more }).map(({ proposalId, result }) => [
    proposalId,
    result,
  ]);

describe("P5: the majority of an additional call", () => {
  it.each([
    [3, 6, false],
    [4, 6, true],
    [3, 5, true],
    [2, 5, false],
    [1, 1, true],
    [0, 0, false],
  ])("%i of %i: %s — half is none", (suitable, valid, expected) => {
    expect(hasMajority({ suitable, valid, due: valid }, MAJORITY)).toBe(expected);
    expect(votesNeeded({ suitable, valid, due: valid }, MAJORITY)).toBe(Math.floor(valid / 2) + 1);
  });

  it("counts of the valid or of all due sheets, as the rulebook says", () => {
    const votes = { suitable: 3, valid: 5, due: 7 };
    expect(hasMajority(votes, MAJORITY)).toBe(true);
    expect(hasMajority(votes, { ...MAJORITY, majorityOf: "DUE_SHEETS" })).toBe(false);
    expect(select([proposal("a", all(80, 5, 3), 2)], { majority: { ...MAJORITY, majorityOf: "DUE_SHEETS" } })).toEqual([
      ["a", "NO_MAJORITY"],
    ]);
  });

  it("asks for more than another share where the rulebook does", () => {
    const rule = { ...MAJORITY, majorityOverBasisPoints: 6_666 };
    expect([2, 3].map((suitable) => hasMajority({ suitable, valid: 4, due: 4 }, rule))).toEqual([false, true]);
  });

  it("the trimming of totals takes nobody's vote away", () => {
    const votes = rankProposals([proposal("a", all(80, 5, 5))], RULES).ranked[0]?.votes;
    expect(votes).toEqual({ suitable: 5, valid: 5, due: 5 });
  });
});

describe("P5, S9: selection in an additional call", () => {
  it("the better one without a majority makes room, and takes no place of the reserve", () => {
    const given = [
      proposal("a", all(95, 6, 3)),
      proposal("b", all(90, 6, 4)),
      proposal("c", all(85, 6, 2)),
      proposal("d", all(80, 6, 6)),
      proposal("e", all(75, 6, 6)),
      proposal("f", all(60, 6, 6)),
    ];
    expect(select(given)).toEqual([
      ["a", "NO_MAJORITY"],
      ["b", "SELECTED"],
      ["c", "NO_MAJORITY"],
      ["d", "RESERVE"],
      ["e", "NOT_SELECTED"],
      ["f", "BELOW_CUTOFF"],
    ]);
  });

  it("the cut-off is named first where both fail", () =>
    expect(select([proposal("a", all(60, 6, 0))])).toEqual([["a", "BELOW_CUTOFF"]]));

  it("nobody is selected when nobody qualifies, and nobody when it is so decided", () => {
    const given = [proposal("a", all(90, 6, 6)), proposal("b", all(80, 6, 1))];
    expect(select([proposal("b", all(80, 6, 1))])).toEqual([["b", "NO_MAJORITY"]]);
    expect(select(given, { selectNone: true })).toEqual([
      ["a", "NOT_SELECTED"],
      ["b", "NO_MAJORITY"],
    ]);
  });

  it("without a majority rule no vote is looked at", () =>
    expect(select([proposal("a", all(80, 6, 0))], { majority: null })).toEqual([["a", "SELECTED"]]));

  it("a tie between one with and one without the majority is decided by the votes; between two with it, it is not", () => {
    const rows = (...results: ("SELECTED" | "NO_MAJORITY" | "RESERVE")[]) =>
      results.map((result) => ({ rank: 1, result }));
    expect(hasUndecidedTie(rows("SELECTED", "NO_MAJORITY"))).toBe(false);
    expect(hasUndecidedTie(rows("SELECTED", "NO_MAJORITY", "RESERVE"))).toBe(true);
  });
});

describe("P5, S7: what stands between a proposal and the other result", () => {
  const flips = (given: ProposalSheets[], more: Partial<SelectionRule> = {}) =>
    Object.fromEntries(
      sheetsToFlip(given, RULES, { ...RULE, ...more }, SCALE).map((one) => [one.proposalId, one.sheetCount]),
    );

  it("one vote undoes a majority of one; as many votes as are missing make one", () => {
    expect(flips([proposal("a", all(90, 6, 4))])).toEqual({ a: 1 });
    expect(flips([proposal("a", all(90, 6, 6))], { cutoffHundredths: 0 })).toEqual({ a: 3 });
    expect(flips([proposal("a", all(90, 6, 2))])).toEqual({ a: 2 });
  });

  it("points and votes may ask for different sheets: the lowest one voted for it", () => {
    const given = proposal("a", [
      [60, true],
      [72, false],
      [72, false],
      [72, false],
    ]);
    // Raising the 60 lifts the mean but no vote; the two votes needed lift it far enough.
    expect(flips([given])).toEqual({ a: 2 });
  });

  it("no number of sheets would do where it is decided to select nobody", () =>
    expect(flips([proposal("a", all(90, 6, 6))], { selectNone: true })).toEqual({}));

  it("leaving one reviewer out may cost the majority", () => {
    const [first] = sensitivityOf([proposal("a", all(90, 4, 3))], RULES, RULE).without;
    expect(first?.changed).toEqual([]);
    const tight = sensitivityOf([proposal("a", all(90, 5, 3))], RULES, RULE).without;
    expect(tight.map(({ changed }) => changed.length)).toEqual([1, 1, 1, 0, 0]);
  });
});
