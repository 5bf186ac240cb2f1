import { formatCount, formatGpu, formatPercent, formatScore, formatWon, formatWonCompact } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

export type ValueFormat = "count" | "won" | "score" | "percent" | "gpu";
export type Series = {
  key: string;
  label: string;
  values: readonly (number | null)[];
  kind?: "area" | "limit" | undefined;
};
export type ChartTable = { columns: string[]; rows: (string | number | null)[][] };
export type Interval = {
  label: string;
  value: number;
  low: number;
  high: number;
  tone?: "primary" | "danger" | undefined;
};

/** A value as people read it; `short` on axes. Scores are hundredths, shares are ratios, won is won. */
export function chartValue(value: number, format: ValueFormat, locale: Locale, short = false): string {
  if (format === "won") return (short ? formatWonCompact : formatWon)(BigInt(Math.round(value)), locale);
  if (format === "score") return short ? formatCount(value / 100) : formatScore(value);
  if (format === "percent") return formatPercent(value);
  if (format === "gpu" && !short) return formatGpu(value, locale);
  return formatCount(Number(value.toFixed(2)));
}

/** Series side by side → one record per place on the x axis, as drawings take them. */
export function prepareSeries(
  x: readonly string[],
  series: readonly Series[],
): Record<string, string | number | null>[] {
  return x.map((label, index) => ({
    x: label,
    ...Object.fromEntries(series.map((one) => [one.key, one.values[index] ?? null])),
  }));
}

/** The same as a table: what the chart shows, figure by figure. */
export function seriesTable(xLabel: string, x: readonly string[], series: readonly Series[]): ChartTable {
  return {
    columns: [xLabel, ...series.map((one) => one.label)],
    rows: x.map((label, index) => [label, ...series.map((one) => one.values[index] ?? null)]),
  };
}

/** Round steps that cover low to high with about `count` lines. */
export function niceTicks(low: number, high: number, count = 5): number[] {
  if (!(high > low)) return [low];
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Intervals as shares (0–1) of an axis of round steps that covers them all. */
export function prepareIntervals(rows: readonly Interval[]) {
  const ticks = niceTicks(Math.min(...rows.map((row) => row.low)), Math.max(...rows.map((row) => row.high)));
  const first = ticks[0] ?? 0;
  const span = (ticks.at(-1) ?? first) - first || 1;
  const share = (value: number) => (value - first) / span;
  return {
    ticks: ticks.map((value) => ({ value, at: share(value) })),
    rows: rows.map((row) => ({ ...row, at: share(row.value), from: share(row.low), to: share(row.high) })),
  };
}

/** A gauge's filled share and its target's place, both within 0–1. */
export function prepareGauge(value: number, max: number, target?: number) {
  const within = (amount: number) => (max > 0 ? Math.min(1, Math.max(0, amount / max)) : 0);
  return { share: within(value), targetAt: target === undefined ? undefined : within(target) };
}
