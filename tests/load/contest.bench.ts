import { fitBradleyTerry } from "../../lib/contest/domain/bradley-terry.ts";
import type { PairCount, PairCounts } from "../../lib/contest/domain/pair-count.ts";
import { ratingsOf } from "../../lib/contest/domain/rating.ts";
import { votesToFlip } from "../../lib/contest/domain/votes-to-flip.ts";

const MODELS = 129;
const VOTES = 1_670_000;
const CEILING_MS = 150;
const ROUNDS = 9;

/** Deterministic, so that runs compare. */
function chance(): () => number {
  let state = 42;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Votes on pairs drawn at random: a tie or both bad one time in four, else by the strengths. */
function given(): PairCounts {
  const next = chance();
  const strengths = Array.from({ length: MODELS }, () => (next() + next() + next() - 1.5) * 1.6);
  const pairs = new Map<number, PairCount>();
  for (let vote = 0; vote < VOTES; vote++) {
    const first = Math.floor(next() * MODELS);
    const second = (first + 1 + Math.floor(next() * (MODELS - 1))) % MODELS;
    const key = first * MODELS + second;
    const pair = pairs.get(key) ?? { first, second, firstWins: 0, secondWins: 0, ties: 0, bothBad: 0 };
    pairs.set(key, pair);
    const halves = next();
    if (halves < 0.15) pair.ties++;
    else if (halves < 0.25) pair.bothBad++;
    else if (next() < 1 / (1 + Math.exp((strengths[second] ?? 0) - (strengths[first] ?? 0)))) pair.firstWins++;
    else pair.secondWins++;
  }
  return { size: MODELS, pairs: [...pairs.values()] };
}

/** `npm run bench contest`: ratings with sandwich intervals and ranks from the pair counts of 1.67 million votes (X4). */
export async function bench(): Promise<void> {
  const counts = given();
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    const fit = fitBradleyTerry(counts);
    if (!fit.estimable) throw new Error(fit.reason);
    ratingsOf(fit);
    return performance.now() - started;
  });
  const median = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(
    `rating ${VOTES} votes over ${MODELS} models from ${counts.pairs.length} pair counts, with intervals and ranks: median ${median.toFixed(1)} ms, first ${(times[0] ?? 0).toFixed(1)} ms (ceiling ${CEILING_MS} ms)`,
  );
  const five = counts.pairs.filter((pair) => pair.first < 5 && pair.second < 5);
  const started = performance.now();
  const flip = votesToFlip([{ weight: 1, counts: { size: 5, pairs: five } }], 4);
  console.log(
    `votes to flip among five: ${flip?.votes} of ${flip?.ofVotes} in ${(performance.now() - started).toFixed(1)} ms`,
  );
  if (median > CEILING_MS) process.exitCode = 1;
}
