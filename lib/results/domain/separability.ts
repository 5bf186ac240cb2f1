import { rootUp } from "@/lib/references/domain/ratio-interval";
import type { StagePlan } from "@/lib/stages/domain/plan";
import type { StageRow } from "@/lib/stages/domain/result";
import type { Facts } from "./advancing";

/** How far chance alone may carry one part score of one team; hundredths of a point. */
export type ScoreInterval = { teamId: string; partKey: string; lowHundredths: number; highHundredths: number };
/** A total with its interval; numerators over TOTAL_DENOMINATOR. */
export type TotalInterval = { teamId: string; total: bigint; low: bigint; high: bigint };
/** Two neighbours in rank; not separable while their intervals overlap (as X4 says of ratings). */
export type Neighbours = { above: string; below: string; isSeparable: boolean; isAcrossCut: boolean };
export type Separability = {
  totals: TotalInterval[];
  neighbours: Neighbours[];
  /** Parts that were taken as exact, because nothing says how far chance may carry them. */
  exactParts: string[];
};

/** Errors of the parts are independent of each other: their squares add. */
function totalInterval(plan: StagePlan, row: StageRow, parts: Facts["teams"][number]["parts"], of: ScoreInterval[]) {
  let [below, above] = [0n, 0n];
  for (const { key, weightBasisPoints } of plan.parts) {
    const interval = of.find((one) => one.partKey === key);
    if (!interval) continue;
    const [weight, score] = [BigInt(weightBasisPoints), parts[key] ?? 0];
    below += (weight * BigInt(Math.max(0, score - interval.lowHundredths))) ** 2n;
    above += (weight * BigInt(Math.max(0, interval.highHundredths - score))) ** 2n;
  }
  const total = row.totalNumerator ?? 0n;
  return { teamId: row.teamId, total, low: total - rootUp(below), high: total + rootUp(above) };
}

/** X4, E4: which neighbours in rank cannot be told apart. Null when no part says how sure it is. */
export function separabilityOf(
  { plan, teams }: Facts,
  rows: readonly StageRow[],
  intervals: readonly ScoreInterval[],
): Separability | null {
  const ranked = rows.filter((row) => row.rank !== null);
  const known = (key: string) =>
    ranked.every((row) => intervals.some((one) => one.teamId === row.teamId && one.partKey === key));
  const exactParts = plan.parts.flatMap(({ key }) => (known(key) ? [] : [key]));
  if (exactParts.length === plan.parts.length || ranked.length === 0) return null;
  const totals = ranked.map((row) =>
    totalInterval(
      plan,
      row,
      teams.find((team) => team.teamId === row.teamId)?.parts ?? {},
      intervals.filter((one) => one.teamId === row.teamId && !exactParts.includes(one.partKey)),
    ),
  );
  const neighbours = totals.slice(1).flatMap((below, index): Neighbours[] => {
    const [above, first, second] = [totals[index], ranked[index], ranked[index + 1]];
    if (!above || !first || !second) return [];
    return [
      {
        above: above.teamId,
        below: below.teamId,
        isSeparable: above.low > below.high,
        isAcrossCut: first.result !== second.result,
      },
    ];
  });
  return { totals, neighbours, exactParts };
}
