import type { HalfYear } from "@/lib/rulebook/domain/rulebook";
import { blocksOf } from "./blocks";
import { type Day, halfYearDays } from "./calendar";
import { gpusHeld } from "./capacity";
import type { MonthCost } from "./pool-cost";
import type { PoolPeriod } from "./pool-use";

/** What a variant supposes of one half-year: teams in the programme, GPUs for each, and GPUs to be found beyond the pools. */
export type VariantPeriod = { halfYear: HalfYear; teams: number; perTeam: number; extra: number };
/** `lessors`: teams whose lead organisation leases to the government and gets none through the named half-year (A5). */
export type Variant = { periods: VariantPeriod[]; lessors: number };
export type CostedPool = PoolPeriod & { months: MonthCost[] };
export type ForecastRules = {
  lessorExcludedThrough: HalfYear;
  blocks: readonly number[];
  guidance: readonly { from: HalfYear; minPerTeam: number; maxPerTeam: number | null }[];
  monthlyCostWonPerGpu: bigint;
};

/** Why a half-year does or does not work out. Only `SHORT` and `NO_POOL` say no. */
export type ForecastReason =
  | { code: "NO_POOL" | "SHORT"; shortfall: number }
  | { code: "LESSOR"; teams: number }
  | { code: "ODD_COUNT"; perTeam: number }
  | { code: "BELOW_GUIDANCE" | "ABOVE_GUIDANCE"; limit: number };
export type ForecastRow = VariantPeriod & {
  /** Teams that get GPUs: lessors wait for their day (A5). */
  served: number;
  need: number;
  held: number;
  left: number;
  fits: boolean;
  reasons: ForecastReason[];
  /** What the pools cost in the half-year, and what part of it stands idle. */
  poolCostWon: bigint;
  idleCostWon: bigint;
  /** What is missing or added beyond the pools, at the rulebook's guide price. */
  extraCostWon: bigint;
};

const MONTHS = 6n;

/** "Will it last?" (G1, G2, P5): every half-year of a variant against what the pools hold on its tightest day. */
export const forecast = (variant: Variant, pools: readonly CostedPool[], rules: ForecastRules): ForecastRow[] =>
  variant.periods.map((period) => forecastPeriod(period, variant.lessors, pools, rules));

function forecastPeriod(
  period: VariantPeriod,
  lessors: number,
  pools: readonly CostedPool[],
  rules: ForecastRules,
): ForecastRow {
  const { halfYear, teams, perTeam, extra } = period;
  const waiting = halfYear <= rules.lessorExcludedThrough ? Math.min(lessors, teams) : 0;
  const served = teams - waiting;
  const need = served * perTeam;
  const inPools = gpusHeld(pools, halfYear);
  const held = inPools + extra;
  const shortfall = Math.max(0, need - held);
  const { poolCostWon, usedCostWon } = costOf(pools, halfYear, Math.min(need, inPools));
  return {
    ...period,
    ...{ served, need, held, left: Math.max(0, held - need), fits: shortfall === 0 },
    reasons: [
      ...(shortfall > 0 ? [{ code: held === 0 ? ("NO_POOL" as const) : ("SHORT" as const), shortfall }] : []),
      ...(waiting > 0 ? [{ code: "LESSOR" as const, teams: waiting }] : []),
      ...countReasons(period, rules),
    ],
    poolCostWon,
    idleCostWon: poolCostWon - usedCostWon,
    extraCostWon: BigInt(extra + shortfall) * rules.monthlyCostWonPerGpu * MONTHS,
  };
}

/** G1: whole blocks, and the announcement's guidance in force in the half-year; said, not enforced. */
function countReasons({ halfYear, perTeam }: VariantPeriod, rules: ForecastRules): ForecastReason[] {
  if (perTeam === 0) return [];
  const guidance = rules.guidance
    .filter((one) => one.from <= halfYear)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  const { minPerTeam = 0, maxPerTeam = null } = guidance ?? {};
  return [
    ...(blocksOf(perTeam, rules.blocks) ? [] : [{ code: "ODD_COUNT" as const, perTeam }]),
    ...(perTeam < minPerTeam ? [{ code: "BELOW_GUIDANCE" as const, limit: minPerTeam }] : []),
    ...(maxPerTeam !== null && perTeam > maxPerTeam ? [{ code: "ABOVE_GUIDANCE" as const, limit: maxPerTeam }] : []),
  ];
}

const within = (month: Day, { validFrom, validTo }: { validFrom: Day; validTo: Day }): boolean =>
  month >= validFrom && month < validTo;

/** Cost of all pools in a half-year, and of the GPUs used: the cheapest ones first, in proportion. */
function costOf(pools: readonly CostedPool[], halfYear: HalfYear, used: number) {
  const days = halfYearDays(halfYear);
  const costs = pools
    .map(({ gpuCount, months }) => ({
      gpuCount,
      won: months.filter((one) => within(one.month, days)).reduce((sum, one) => sum + one.amountWon, 0n),
    }))
    .filter((pool) => pool.won > 0n)
    .toSorted((a, b) => Number(a.won * BigInt(b.gpuCount) - b.won * BigInt(a.gpuCount)));
  let rest = used;
  let usedCostWon = 0n;
  for (const { gpuCount, won } of costs) {
    const taken = Math.min(rest, gpuCount);
    usedCostWon += (won * BigInt(taken)) / BigInt(gpuCount);
    rest -= taken;
  }
  return { poolCostWon: costs.reduce((sum, pool) => sum + pool.won, 0n), usedCostWon };
}

export type ForecastSum = {
  firstShort: { halfYear: HalfYear; shortfall: number } | null;
  poolCostWon: bigint;
  idleCostWon: bigint;
  extraCostWon: bigint;
};

/** One line a variant, so that variants compare. */
export function sumForecast(rows: readonly ForecastRow[]): ForecastSum {
  const short = rows.find((row) => !row.fits);
  const sum = (key: "poolCostWon" | "idleCostWon" | "extraCostWon") =>
    rows.reduce((total, row) => total + row[key], 0n);
  return {
    firstShort: short ? { halfYear: short.halfYear, shortfall: short.need - short.held } : null,
    ...{ poolCostWon: sum("poolCostWon"), idleCostWon: sum("idleCostWon"), extraCostWon: sum("extraCostWon") },
  };
}

/** P4, P5: how many teams each half-year has: by the rulebook's narrowing, one stage later, and with nobody leaving at all. */
export function narrowingVariants(
  halfYears: readonly HalfYear[],
  narrowing: readonly number[],
): { key: "PLAN" | "LATER" | "NONE"; teams: number[] }[] {
  const at = (index: number) => narrowing[Math.max(0, Math.min(index, narrowing.length - 1))] ?? 0;
  return [
    { key: "PLAN", teams: halfYears.map((_, index) => at(index)) },
    { key: "LATER", teams: halfYears.map((_, index) => at(index - 1)) },
    { key: "NONE", teams: halfYears.map(() => at(0)) },
  ];
}
