import { type Fit, winChance } from "./bradley-terry";

/** X4: how strengths are shown. 400 points are odds of ten to one, as in chess. */
const POINTS_PER_THETA = 400 / Math.LN10;
const CENTRE = 1_000;
/** Two-sided 95 % of the normal distribution. */
export const Z_95 = 1.959963984540054;

export type Rating = {
  competitor: number;
  theta: number;
  standardError: number;
  rating: number;
  lower: number;
  upper: number;
  /** 1 + how many competitors' lower bound lies above my upper bound: those who cannot be told apart share a rank. */
  rank: number;
};

const shown = (theta: number): number => CENTRE + theta * POINTS_PER_THETA;

/** Ratings in the order of the competitors' numbers. */
export function ratingsOf(fit: Pick<Fit, "strengths" | "covariance">, z: number = Z_95): Rating[] {
  const { size, cells } = fit.covariance;
  const bounded = Array.from(fit.strengths, (theta, competitor) => {
    const standardError = Math.sqrt(Math.max(0, cells[competitor * size + competitor] ?? 0));
    return {
      competitor,
      theta,
      standardError,
      rating: shown(theta),
      lower: shown(theta - z * standardError),
      upper: shown(theta + z * standardError),
    };
  });
  return bounded.map((own) => ({ ...own, rank: 1 + bounded.filter((other) => other.lower > own.upper).length }));
}

export type WeightedFit = { weight: number; fit: Pick<Fit, "strengths" | "covariance"> };

/** X4: public and expert sets stand for themselves and are combined with fixed weights, however many voted in each. */
export function combineFits(sets: readonly WeightedFit[]): Pick<Fit, "strengths" | "covariance"> {
  const sum = sets.reduce((total, set) => total + set.weight, 0);
  const size = sets[0]?.fit.strengths.length ?? 0;
  if (!(sum > 0) || sets.some((set) => set.weight < 0 || set.fit.strengths.length !== size))
    throw new RangeError("sets to combine need weights, and the same competitors");
  const strengths = new Float64Array(size);
  const cells = new Float64Array(size * size);
  for (const { weight, fit } of sets) {
    const share = weight / sum;
    for (let at = 0; at < size; at++) strengths[at] = (strengths[at] ?? 0) + share * (fit.strengths[at] ?? 0);
    for (let at = 0; at < cells.length; at++)
      cells[at] = (cells[at] ?? 0) + share * share * (fit.covariance.cells[at] ?? 0);
  }
  return { strengths, covariance: { size, cells } };
}

/**
 * What a rating is worth as a part of a stage (E2), in hundredths of 100 points: the share of votes expected against the field,
 * each of the others met equally often.
 */
export function expectedShareHundredths(strengths: Float64Array): number[] {
  const all = [...strengths];
  return all.map((own, index) => {
    const others = all.filter((_, other) => other !== index);
    const share = others.reduce((sum, other) => sum + winChance(own, other), 0) / others.length;
    return Math.round(share * 10_000);
  });
}
