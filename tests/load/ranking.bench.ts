import { krippendorffAlpha } from "../../lib/reviews/domain/agreement.ts";
import { sheetsToFlip } from "../../lib/reviews/domain/flip.ts";
import type { ProposalSheets } from "../../lib/reviews/domain/ranking.ts";
import { sensitivityOf } from "../../lib/reviews/domain/sensitivity.ts";

const PROPOSALS = 50;
const REVIEWERS = 20;
const CEILING_MS = 50;
const ROUNDS = 15;
const RULES = {
  aggregation: { trimFromSheets: 5, trimLow: 1, trimHigh: 1 },
  tieChain: ["total", "criterion:technology", "criterion:goals", "criterion:impact", "spread", "lot"] as const,
  seed: "bench",
};

const SELECTION = { seats: 5, reserveCount: 2, cutoffHundredths: 5_000 };
const SCALE = { technology: 4_000, goals: 3_000, impact: 3_000 };

/** Deterministic scores, so that runs compare. */
function given(): ProposalSheets[] {
  let state = 42;
  const next = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state % (limit / 50 + 1)) * 50;
  };
  return Array.from({ length: PROPOSALS }, (_, index) => ({
    proposalId: `proposal-${index}`,
    sheets: Array.from({ length: REVIEWERS }, (_, seat) => {
      const criteria = { technology: next(4_000), goals: next(3_000), impact: next(3_000) };
      return { seatNo: seat + 1, criteria, totalHundredths: criteria.technology + criteria.goals + criteria.impact };
    }),
  }));
}

/** A ranking of 50 proposals × 20 reviewers with severity, every leave-one-out, sheets to flip and agreement; ms of the first and the median run. */
export function measureRanking(): { firstMs: number; medianMs: number; ceilingMs: number } {
  const proposals = given();
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    sensitivityOf(proposals, RULES, SELECTION);
    sheetsToFlip(proposals, RULES, SELECTION, SCALE);
    krippendorffAlpha(proposals.map(({ sheets }) => sheets.map((sheet) => sheet.totalHundredths)));
    return performance.now() - started;
  });
  const [firstMs = 0] = times;
  return { firstMs, medianMs: times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0, ceilingMs: CEILING_MS };
}

/** `npm run bench ranking` */
export async function bench(): Promise<void> {
  const { firstMs, medianMs, ceilingMs } = measureRanking();
  console.log(
    `ranking ${PROPOSALS} proposals x ${REVIEWERS} reviewers with leave-one-out, sheets to flip and agreement: median ${medianMs.toFixed(1)} ms, first ${firstMs.toFixed(1)} ms (ceiling ${ceilingMs} ms)`,
  );
}
