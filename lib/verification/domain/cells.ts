import type { Fraction } from "@/lib/references/domain/fraction";
import type { PlannedBenchmark, Runner } from "@/lib/stages/domain/verification-plan";
import { type FigureFlaw, isComparable, type RunFlaw } from "./custody";
import { exactOf, plus, reduced } from "./exact";

/** One figure of one run, as far as a cell needs it. */
export type Figure = {
  task: string;
  version: string;
  metric: string;
  filter: string;
  shots: number | null;
  effective: number | null;
  original: number | null;
  value: Fraction;
  deviation: string | null;
  higherIsBetter: boolean | null;
  taskHash: string | null;
};
export type RunOfTeam = {
  runId: string;
  teamId: string;
  ranBy: Runner;
  ranByName: string;
  importedAt: Date;
  flaws: RunFlaw[];
  figures: readonly Figure[];
};
export type CellRun = Omit<RunOfTeam, "figures" | "flaws" | "teamId"> & {
  flaws: (RunFlaw | FigureFlaw)[];
  figure: Figure;
};
/** One benchmark of one team: every run that has it, those that count, and what they say together (V3). */
export type Cell = {
  teamId: string;
  benchmarkKey: string;
  runs: CellRun[];
  counted: CellRun[];
  /** Mean of the counted runs; null while there are fewer than the plan asks for. */
  value: Fraction | null;
  lowest: Fraction | null;
  highest: Fraction | null;
  /** Standard error in millionths, the larger of what the files state and what the repeats show; null when neither says. */
  errorMillionths: bigint | null;
  /** Runs still to come. */
  lacking: number;
};

const MILLION = 1_000_000;

export const isBenchmark = (benchmark: Pick<PlannedBenchmark, "task" | "metric" | "filter">, figure: Figure): boolean =>
  figure.task === benchmark.task && figure.metric === benchmark.metric && figure.filter === benchmark.filter;

export function figureFlaws(benchmark: Pick<PlannedBenchmark, "shots" | "direction">, figure: Figure): FigureFlaw[] {
  const { effective, original, shots, higherIsBetter } = figure;
  const flaws: [boolean, FigureFlaw][] = [
    [effective !== null && original !== null && effective < original, "PARTIAL"],
    [benchmark.shots !== null && shots !== null && shots !== benchmark.shots, "SHOTS_DIFFER"],
    [higherIsBetter !== null && higherIsBetter !== (benchmark.direction === "HIGHER"), "DIRECTION_DIFFERS"],
  ];
  return flaws.flatMap(([isSo, flaw]) => (isSo ? [flaw] : []));
}

export function meanOfRuns(runs: readonly { figure: Figure }[]): Fraction {
  const sum = runs.reduce<Fraction>((total, run) => plus(total, run.figure.value), { num: 0n, den: 1n });
  return reduced({ num: sum.num, den: sum.den * BigInt(Math.max(1, runs.length)) });
}

const isBelow = (a: Fraction, b: Fraction): boolean => a.num * b.den < b.num * a.den;
const extreme = (values: readonly Fraction[], wantsLow: boolean): Fraction | null =>
  values.reduce<Fraction | null>(
    (best, one) => (best === null || (wantsLow ? isBelow(one, best) : isBelow(best, one)) ? one : best),
    null,
  );

const asNumber = ({ num, den }: Fraction): number => Number((num * 1_000_000_000_000n) / den) / 1e12;

/** Spread of repeated runs as a standard deviation; null for fewer than two. For display and intervals only. */
export function spreadOf(values: readonly Fraction[]): number | null {
  if (values.length < 2) return null;
  const numbers = values.map(asNumber);
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (numbers.length - 1));
}

/** A share counted from items has the error of a count, where the file states none. */
function statedError({ deviation, effective, value }: Figure): number | null {
  const stated = deviation === null ? null : exactOf(deviation);
  if (stated) return asNumber(stated);
  const share = asNumber(value);
  if (effective === null || effective < 2 || value.den === 1n || share < 0 || share > 1) return null;
  return Math.sqrt((share * (1 - share)) / (effective - 1));
}

export function errorOf(runs: readonly { figure: Figure }[]): bigint | null {
  const stated = runs.flatMap(({ figure }) => statedError(figure) ?? []);
  const spread = spreadOf(runs.map(({ figure }) => figure.value));
  // Repeats answer the same items: their mean is no surer of the items than one run is.
  const ofItems =
    stated.length === 0 ? null : Math.sqrt(stated.reduce((sum, one) => sum + one ** 2, 0) / stated.length);
  const ofRepeats = spread === null ? null : spread / Math.sqrt(runs.length);
  if (ofItems === null && ofRepeats === null) return null;
  // Rounded up, but not for what the double adds to a figure that was whole.
  return BigInt(Math.ceil(Math.max(ofItems ?? 0, ofRepeats ?? 0) * MILLION - 1e-6));
}

/** V1–V3: the cell of one team and benchmark. A group's row is one figure like any other and is never mixed with its leaves. */
export function cellOf(benchmark: PlannedBenchmark, teamId: string, runs: readonly RunOfTeam[], repeats: number): Cell {
  const own = runs.filter((run) => run.teamId === teamId);
  const found = own.flatMap(({ figures, flaws, teamId: _team, ...run }): CellRun[] => {
    const figure = figures.find((one) => isBenchmark(benchmark, one));
    return figure ? [{ ...run, figure, flaws: [...flaws, ...figureFlaws(benchmark, figure)] }] : [];
  });
  const counted = found.filter((run) => run.flaws.length === 0);
  const values = counted.map((run) => run.figure.value);
  const lacking = Math.max(0, repeats - counted.length);
  return {
    teamId,
    benchmarkKey: benchmark.benchmarkKey,
    runs: found,
    counted,
    value: lacking > 0 ? null : meanOfRuns(counted),
    lowest: extreme(values, true),
    highest: extreme(values, false),
    errorMillionths: counted.length === 0 ? null : errorOf(counted),
    lacking,
  };
}

/** V2: what the counted runs of all teams were run on; more than one entry means they did not run the same. */
export function itemsRun(cells: readonly Cell[]): string[] {
  const known = cells.flatMap((cell) => cell.counted.map((run) => run.figure));
  const marks = (pick: (figure: Figure) => string | null) => new Set(known.flatMap((figure) => pick(figure) ?? []));
  const differing = [
    marks((figure) => figure.taskHash),
    marks((figure) => figure.version || null),
    marks((figure) => (figure.effective === null ? null : String(figure.effective))),
  ].filter((set) => set.size > 1);
  return differing.flatMap((set) => [...set]);
}

export type Comparison = {
  teamId: string;
  benchmarkKey: string;
  a: Runner;
  b: Runner;
  difference: number;
  isBeyondChance: boolean | null;
};

/** V2: runs of different people side by side. Beyond chance: further apart than 1.96 standard errors; null when nothing says how sure they are. */
export function comparisonsOf(cell: Cell): Comparison[] {
  const usable = cell.runs.filter((run) => isComparable(run.flaws));
  const runners = [...new Set(usable.map((run) => run.ranBy))];
  return runners.flatMap((a, index) =>
    runners.slice(index + 1).map((b): Comparison => {
      const [left, right] = [a, b].map((runner) => usable.filter((run) => run.ranBy === runner));
      const difference = asNumber(meanOfRuns(left ?? [])) - asNumber(meanOfRuns(right ?? []));
      const errors = [left, right].map((runs) => errorOf(runs ?? []));
      const [one, other] = errors;
      const chance =
        one === null || other === null || one === undefined || other === undefined
          ? null
          : (1.96 * Math.hypot(Number(one), Number(other))) / MILLION;
      const { teamId, benchmarkKey } = cell;
      return {
        teamId,
        benchmarkKey,
        a,
        b,
        difference,
        isBeyondChance: chance === null ? null : Math.abs(difference) > chance,
      };
    }),
  );
}
