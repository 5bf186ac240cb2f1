/** X1: what the votes on one pair said, from its first competitor's side. Competitors are numbered 0 … size − 1. */
export type PairCount = {
  first: number;
  second: number;
  firstWins: number;
  secondWins: number;
  ties: number;
  bothBad: number;
};

export type PairCounts = { size: number; pairs: readonly PairCount[] };

export const votesOf = (pair: PairCount): number => pair.firstWins + pair.secondWins + pair.ties + pair.bothBad;
export const totalVotes = ({ pairs }: PairCounts): number => pairs.reduce((sum, pair) => sum + votesOf(pair), 0);

/** X4: a tie and both bad alike are half a win for each. */
export const halves = (pair: PairCount): number => pair.ties + pair.bothBad;

/** One row a pair that anybody voted on, the lower number first; the order of the rows and of the sides does not matter. */
export function gatherPairs({ size, pairs }: PairCounts): PairCount[] {
  const gathered = new Map<number, PairCount>();
  for (const pair of pairs) {
    if (pair.first === pair.second || pair.first < 0 || pair.second < 0 || pair.first >= size || pair.second >= size)
      throw new RangeError(`pair ${pair.first}–${pair.second} of ${size} competitors`);
    const straight = pair.first < pair.second;
    const first = straight ? pair.first : pair.second;
    const second = straight ? pair.second : pair.first;
    const known = gathered.get(first * size + second);
    const firstWins = straight ? pair.firstWins : pair.secondWins;
    const secondWins = straight ? pair.secondWins : pair.firstWins;
    gathered.set(first * size + second, {
      first,
      second,
      firstWins: firstWins + (known?.firstWins ?? 0),
      secondWins: secondWins + (known?.secondWins ?? 0),
      ties: pair.ties + (known?.ties ?? 0),
      bothBad: pair.bothBad + (known?.bothBad ?? 0),
    });
  }
  return [...gathered.values()]
    .filter((pair) => votesOf(pair) > 0)
    .sort((a, b) => a.first - b.first || a.second - b.second);
}
