"use client";
import { useLocale, useTranslations } from "next-intl";
import { ChartFrame, type ChartProps } from "./chart-frame";
import { chartValue, type Interval, prepareIntervals } from "./prepare";

type Props = ChartProps & { rows: readonly Interval[]; cutAfter?: number | undefined };

const ROW_PX = 38;
const AXIS_PX = 28;

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Values with how sure they are; overlapping lines mean that the order is not certain. */
export function DotIntervalChart({ rows, cutAfter, ...frame }: Props) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const format = frame.format ?? "count";
  const prepared = prepareIntervals(rows);
  const table = {
    columns: [t("item"), t("value"), t("low"), t("high")],
    rows: rows.map((row) => [row.label, row.value, row.low, row.high]),
  };
  const height = Math.max(rows.length * ROW_PX + AXIS_PX, frame.height ?? 0);
  return (
    <ChartFrame {...frame} height={height} table={table}>
      {/* In a narrow card the value stands under its name, so that the lines keep room to be read. */}
      <div className="@container h-full">
        <div className="grid h-full grid-cols-[minmax(0,6.5rem)_minmax(0,1fr)] gap-x-3 text-small @sm:grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)_auto] @sm:gap-x-4">
          <div className="grid pb-7" style={{ gridTemplateRows: `repeat(${rows.length}, 1fr)` }}>
            {prepared.rows.map((row) => (
              <b key={row.label} className="self-center leading-tight font-semibold [overflow-wrap:anywhere]">
                {row.label}
                <span className="num block font-normal @sm:hidden">{chartValue(row.value, format, locale)}</span>
              </b>
            ))}
          </div>
          <div className="relative">
            <div className="absolute inset-x-0 top-0 bottom-7">
              {prepared.ticks.map((tick, place) => (
                <div key={tick.value} className="absolute inset-y-0 w-px bg-line" style={{ left: percent(tick.at) }}>
                  <span
                    className={`num absolute top-full mt-1.5 -translate-x-1/2 text-fine whitespace-nowrap text-text-2 ${
                      place === 0 || place === prepared.ticks.length - 1 ? "" : "hidden @sm:inline"
                    }`}
                  >
                    {chartValue(tick.value, format, locale, true)}
                  </span>
                </div>
              ))}
              {prepared.rows.map((row, index) => {
                const top = percent((index + 0.5) / rows.length);
                const ink = row.tone === "danger" ? "bg-danger" : "bg-primary";
                return (
                  <div key={row.label}>
                    <div
                      className={`absolute h-[3px] -translate-y-1/2 ${ink}`}
                      style={{ top, left: percent(row.from), width: percent(row.to - row.from) }}
                    />
                    <div
                      className={`absolute size-[13px] -translate-x-1/2 -translate-y-1/2 ${ink} ${row.tone === "danger" ? "rotate-45 rounded-[1px]" : "rounded-full"}`}
                      style={{ top, left: percent(row.at) }}
                    />
                  </div>
                );
              })}
              {cutAfter ? (
                <div
                  className="absolute inset-x-0 border-t border-dashed border-text-2"
                  style={{ top: percent(cutAfter / rows.length) }}
                />
              ) : null}
            </div>
          </div>
          <div className="hidden pb-7 @sm:grid" style={{ gridTemplateRows: `repeat(${rows.length}, 1fr)` }}>
            {prepared.rows.map((row) => (
              <b key={row.label} className="num self-center text-right">
                {chartValue(row.value, format, locale)}
              </b>
            ))}
          </div>
        </div>
      </div>
    </ChartFrame>
  );
}
