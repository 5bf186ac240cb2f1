import { informationAt, strengthsOnly } from "./bradley-terry";
import { solveCholesky } from "./linear-system";
import { gatherPairs, halves, type PairCount, type PairCounts } from "./pair-count";

export type WeightedCounts = { weight: number; counts: PairCounts };
/** X5: this many votes, had they said the contrary, would have put `challenger` in the place of `survivor`. */
export type VotesToFlip = { survivor: number; challenger: number; votes: number; ofVotes: number };

/** Closer than this, two stand level: the lot decides, so it is no flip yet. */
const EVEN = 1e-9;

type Lever = {
  set: number;
  pair: PairCount;
  towards: "first" | "second";
  kind: "WIN" | "HALF";
  pull: number;
  votes: number;
};

const combined = (sets: readonly WeightedCounts[], start?: readonly (Float64Array | null)[]): (Float64Array | null)[] =>
  sets.map(({ counts }, index) => strengthsOnly(counts, start?.[index] ?? undefined));

/** Shares of the sets in what decides; a set without votes or weight decides nothing. */
const sharesOf = (sets: readonly WeightedCounts[]): number[] => {
  const sum = sets.reduce((total, { weight }) => total + weight, 0);
  return sets.map(({ weight }) => weight / sum);
};

const gapOf = (
  fits: readonly (Float64Array | null)[],
  shares: readonly number[],
  ahead: number,
  behind: number,
): number => fits.reduce((sum, fit, set) => sum + (shares[set] ?? 0) * ((fit?.[ahead] ?? 0) - (fit?.[behind] ?? 0)), 0);

/**
 * All votes that keep `ahead` before `behind`, the strongest first. How far one vote of a pair moves the gap is the potential
 * between its two sides when a current runs from `ahead` to `behind` through the information of the fit.
 */
function leversOf(
  sets: readonly WeightedCounts[],
  fits: readonly (Float64Array | null)[],
  shares: readonly number[],
  ahead: number,
  behind: number,
): Lever[] {
  const levers = sets.flatMap(({ counts }, set): Lever[] => {
    const theta = fits[set];
    if (!theta) return [];
    const pairs = gatherPairs(counts);
    const current = new Float64Array(counts.size);
    current[ahead] = 1;
    current[behind] = -1;
    const potential = solveCholesky(informationAt(counts.size, pairs, theta), current);
    return pairs.flatMap((pair): Lever[] => {
      const drop = (potential[pair.first] ?? 0) - (potential[pair.second] ?? 0);
      const towards = drop > 0 ? "second" : "first";
      const pull = Math.abs(drop) * (shares[set] ?? 0);
      const won = drop > 0 ? pair.firstWins : pair.secondWins;
      return [
        // One vote of a pair is left as it is, so that a set never turns one-sided and stays estimable all the way.
        { set, pair, towards, kind: "WIN", pull, votes: halves(pair) > 0 ? won : won - 1 },
        { set, pair, towards, kind: "HALF", pull: pull / 2, votes: halves(pair) - 1 },
      ];
    });
  });
  return levers.filter((lever) => lever.votes > 0 && lever.pull > 1e-12).sort((a, b) => b.pull - a.pull);
}

/** The sets with the first `count` votes along the levers turned round: a win becomes a loss, a half a loss. */
function turned(sets: readonly WeightedCounts[], levers: readonly Lever[], count: number): WeightedCounts[] {
  const changed = sets.map(({ weight, counts }) => ({
    weight,
    counts: { size: counts.size, pairs: gatherPairs(counts) },
  }));
  let left = count;
  for (const { set, pair, towards, kind, votes } of levers) {
    const taken = Math.min(left, votes);
    left -= taken;
    if (taken === 0) break;
    const row = changed[set]?.counts.pairs.find((one) => one.first === pair.first && one.second === pair.second);
    if (!row) continue;
    if (kind === "HALF") {
      const ties = Math.min(taken, row.ties);
      row.ties -= ties;
      row.bothBad -= taken - ties;
    } else if (towards === "second") row.firstWins -= taken;
    else row.secondWins -= taken;
    if (towards === "second") row.secondWins += taken;
    else row.firstWins += taken;
  }
  return changed;
}

function votesForPair(
  sets: readonly WeightedCounts[],
  fits: readonly (Float64Array | null)[],
  survivor: number,
  challenger: number,
): number | null {
  const shares = sharesOf(sets);
  const levers = leversOf(sets, fits, shares, survivor, challenger);
  const flips = (count: number): boolean => {
    const after = combined(turned(sets, levers, count), fits);
    return gapOf(after, shares, survivor, challenger) < -EVEN;
  };
  let high = 1;
  const all = levers.reduce((sum, lever) => sum + lever.votes, 0);
  if (all === 0) return null;
  while (high < all && !flips(high)) high = Math.min(all, high * 2);
  if (!flips(high)) return null;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (flips(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * X5: the fewest votes that would flip the survivors. Votes are turned in the order of their pull, and every answer is fitted
 * anew: the number given does flip them. Null when everybody survives, or a set cannot be estimated.
 */
export function votesToFlip(sets: readonly WeightedCounts[], survivors: number): VotesToFlip | null {
  const counted = sets.filter(({ weight }) => weight > 0);
  const fits = combined(counted);
  if (counted.length === 0 || fits.some((fit) => fit === null)) return null;
  const shares = sharesOf(counted);
  const size = counted[0]?.counts.size ?? 0;
  const order = Array.from({ length: size }, (_, index) => index).sort((a, b) => gapOf(fits, shares, b, a) || a - b);
  const ofVotes = counted.reduce(
    (sum, { counts }) => sum + gatherPairs(counts).reduce((s, p) => s + p.firstWins + p.secondWins + halves(p), 0),
    0,
  );
  let best: VotesToFlip | null = null;
  for (const survivor of order.slice(0, survivors)) {
    for (const challenger of order.slice(survivors)) {
      const votes = votesForPair(counted, fits, survivor, challenger);
      if (votes !== null && (best === null || votes < best.votes)) best = { survivor, challenger, votes, ofVotes };
    }
  }
  return best;
}
