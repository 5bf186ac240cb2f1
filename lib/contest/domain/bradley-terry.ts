import { type NotEstimable, notEstimable } from "./estimable";
import { choleskyOf, invertCholesky, multiply, type SquareMatrix, solveCholesky, zeroMatrix } from "./linear-system";
import { gatherPairs, halves, type PairCount, type PairCounts, totalVotes, votesOf } from "./pair-count";

/** Strengths θ with sum zero (geometric mean of e^θ is 1), and the sandwich covariance of their estimate. */
export type Fit = { estimable: true; strengths: Float64Array; covariance: SquareMatrix; votes: number };
export type FitOutcome = Fit | ({ estimable: false; votes: number } & NotEstimable);

const TOLERANCE = 1e-11;
const MAX_STEPS = 200;

/** Chance that the first is preferred to the second. */
export const winChance = (thetaFirst: number, thetaSecond: number): number =>
  1 / (1 + Math.exp(thetaSecond - thetaFirst));

const effectiveWins = (pair: PairCount): number => pair.firstWins + halves(pair) / 2;

/** log(1 + e^x), without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

function logLikelihood(pairs: readonly PairCount[], theta: Float64Array): number {
  let sum = 0;
  for (const pair of pairs) {
    const gap = (theta[pair.first] ?? 0) - (theta[pair.second] ?? 0);
    const wins = effectiveWins(pair);
    sum -= wins * softplus(-gap) + (votesOf(pair) - wins) * softplus(gap);
  }
  return sum;
}

/** Adds `weight`·(eᵢ − eⱼ)(eᵢ − eⱼ)ᵀ. */
function addPair({ size, cells }: SquareMatrix, pair: PairCount, weight: number): void {
  for (const [row, column, sign] of [
    [pair.first, pair.first, 1],
    [pair.second, pair.second, 1],
    [pair.first, pair.second, -1],
    [pair.second, pair.first, -1],
  ] as const) {
    const at = row * size + column;
    cells[at] = (cells[at] ?? 0) + sign * weight;
  }
}

/** Only differences of strengths count; one more term along (1, …, 1) makes the information invertible and keeps the sum zero. */
function lift(information: SquareMatrix): SquareMatrix {
  const { size, cells } = information;
  let trace = 0;
  for (let row = 0; row < size; row++) trace += cells[row * size + row] ?? 0;
  return { size, cells: cells.map((cell) => cell + trace / size / size) };
}

/** The (lifted) information at θ, factored. `H` below is its inverse: on differences it is the pseudo-inverse of the information. */
export function informationAt(size: number, pairs: readonly PairCount[], theta: Float64Array): SquareMatrix {
  const information = zeroMatrix(size);
  for (const pair of pairs) {
    const chance = winChance(theta[pair.first] ?? 0, theta[pair.second] ?? 0);
    addPair(information, pair, votesOf(pair) * chance * (1 - chance));
  }
  return choleskyOf(lift(information));
}

function gradientAt(size: number, pairs: readonly PairCount[], theta: Float64Array): Float64Array {
  const gradient = new Float64Array(size);
  for (const pair of pairs) {
    const chance = winChance(theta[pair.first] ?? 0, theta[pair.second] ?? 0);
    const surplus = effectiveWins(pair) - votesOf(pair) * chance;
    gradient[pair.first] = (gradient[pair.first] ?? 0) + surplus;
    gradient[pair.second] = (gradient[pair.second] ?? 0) - surplus;
  }
  return gradient;
}

/** Newton's steps, halved while they overshoot; the likelihood is concave, so there is one summit. */
function strengthsOf(size: number, pairs: readonly PairCount[], start?: Float64Array): Float64Array {
  let theta: Float64Array = start ? Float64Array.from(start) : new Float64Array(size);
  let height = logLikelihood(pairs, theta);
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = solveCholesky(informationAt(size, pairs, theta), gradientAt(size, pairs, theta));
    const longest = direction.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    if (longest < TOLERANCE) return theta;
    let share = 1;
    let next = theta;
    let reached = height;
    do {
      const length = share;
      next = theta.map((one, index) => one + length * (direction[index] ?? 0));
      reached = logLikelihood(pairs, next);
      share /= 2;
      // Rounding of a large sum may hide the last bit of progress: a short step is taken as it is.
    } while (reached < height && longest * share > 1e-6);
    theta = next;
    height = reached;
  }
  throw new RangeError(`Bradley–Terry did not settle within ${MAX_STEPS} steps`);
}

/** X4: H·M·H, M the sum of the squared residuals of the votes as they were cast: it holds when the model is not quite right. */
function sandwich(size: number, pairs: readonly PairCount[], theta: Float64Array): SquareMatrix {
  const inverse = invertCholesky(informationAt(size, pairs, theta));
  const meat = zeroMatrix(size);
  for (const pair of pairs) {
    const chance = winChance(theta[pair.first] ?? 0, theta[pair.second] ?? 0);
    const squares =
      pair.firstWins * (1 - chance) ** 2 + pair.secondWins * chance ** 2 + halves(pair) * (0.5 - chance) ** 2;
    addPair(meat, pair, squares);
  }
  return multiply(multiply(inverse, meat), inverse);
}

/** X4: strengths from pair counts, or why there are none. */
export function fitBradleyTerry(counts: PairCounts): FitOutcome {
  const pairs = gatherPairs(counts);
  const votes = totalVotes(counts);
  const obstacle = notEstimable(counts.size, pairs);
  if (obstacle) return { estimable: false, votes, ...obstacle };
  const strengths = strengthsOf(counts.size, pairs);
  return { estimable: true, strengths, covariance: sandwich(counts.size, pairs, strengths), votes };
}

/** Strengths alone, for rules that fit many times; null when not estimable. */
export function strengthsOnly(counts: PairCounts, start?: Float64Array): Float64Array | null {
  const pairs = gatherPairs(counts);
  return notEstimable(counts.size, pairs) ? null : strengthsOf(counts.size, pairs, start);
}
