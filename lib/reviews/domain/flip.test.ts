import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheetsToFlip } from "./flip";
import { type ProposalSheets, type RankingRules, rankProposals } from "./ranking";
import { selectProposals } from "./selection";

const SCALE = { technology: 4_000, goals: 3_000, impact: 3_000 };
const RULES: RankingRules = {
  aggregation: { trimFromSheets: 5, trimLow: 1, trimHigh: 1 },
  tieChain: ["total", "criterion:technology", "spread", "lot"],
  seed: "flip",
};
const split = (points: number) => {
  const technology = Math.min(points * 40, 4_000);
  const goals = Math.min(points * 30, 3_000);
  return { technology, goals, impact: points * 100 - technology - goals };
};
/** Totals in points, one a seat. */
const proposal = (proposalId: string, ...points: number[]): ProposalSheets => ({
  proposalId,
  sheets: points.map((total, index) => ({ seatNo: index + 1, totalHundredths: total * 100, criteria: split(total) })),
});
const rule = { seats: 1, reserveCount: 1, cutoffHundredths: 7_000 };
const flipsOf = (...proposals: ProposalSheets[]) =>
  Object.fromEntries(sheetsToFlip(proposals, RULES, rule, SCALE).map((one) => [one.proposalId, one.sheetCount]));

describe("sheets that would have to say otherwise (S7)", () => {
  it("one sheet decides between neighbours without trimming", () => {
    expect(flipsOf(proposal("a", 90, 90, 90), proposal("b", 86, 86, 86))).toEqual({ a: 1, b: 1 });
  });

  it("with trimming one dissenting sheet is dropped, so that it takes two", () => {
    expect(flipsOf(proposal("a", 90, 90, 90, 90, 90), proposal("b", 86, 86, 86, 86, 86))).toEqual({ a: 2, b: 2 });
  });

  it("a free seat below the cut-off needs as many sheets as lift the mean over it", () => {
    expect(flipsOf(proposal("a", 60, 60, 60, 60))).toEqual({ a: 1 });
    expect(flipsOf(proposal("a", 20, 20, 20, 20))).toEqual({ a: 3 });
  });

  it("a lone selected proposal falls only below the cut-off", () => {
    expect(flipsOf(proposal("a", 100, 100, 100, 100))).toEqual({ a: 2 });
  });

  it("who could not pass full marks on every sheet is left out", () => {
    const full = proposal("a", 100, 100, 100);
    // Both have full marks: the lot took b, and nothing but b's own sheets could change that.
    expect(flipsOf(full, { ...full, proposalId: "b" })).toEqual({ b: 1 });
  });

  it("agrees with trying every choice of sheets and either extreme", () => {
    const sheets = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 });
    const choice = fc.record({
      seats: fc.integer({ min: 1, max: 3 }),
      cutoffHundredths: fc.constantFrom(0, 5_000, 7_000),
    });
    fc.assert(
      fc.property(fc.array(sheets, { minLength: 1, maxLength: 4 }), choice, (given, { seats, cutoffHundredths }) => {
        const proposals = given.map((points, index) => proposal(`p${index}`, ...points));
        const own = { seats, reserveCount: 1, cutoffHundredths };
        const flips = sheetsToFlip(proposals, RULES, own, SCALE);
        const isSelected = (all: readonly ProposalSheets[], id: string) =>
          selectProposals(rankProposals(all, RULES).ranked, own).some(
            (one) => one.proposalId === id && one.result === "SELECTED",
          );
        for (const one of proposals) {
          const before = isSelected(proposals, one.proposalId);
          const found = Array.from({ length: 2 ** one.sheets.length }, (_, mask) => mask).flatMap((mask) => {
            const to = before ? 0 : 100;
            const points = one.sheets.map((sheet, at) => (mask & (1 << at) ? to : sheet.totalHundredths / 100));
            const changed = proposals.map((other) => (other === one ? proposal(one.proposalId, ...points) : other));
            return isSelected(changed, one.proposalId) === before ? [] : [mask.toString(2).replaceAll("0", "").length];
          });
          const fewest = found.length > 0 ? Math.min(...found) : undefined;
          expect(flips.find((flip) => flip.proposalId === one.proposalId)?.sheetCount).toBe(fewest);
        }
      }),
      { numRuns: 150 },
    );
  });
});
