"use client";
import { useLocale } from "next-intl";
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartValue, prepareSeries, type Series, type ValueFormat } from "../prepare";
import { AXIS_TICK, TOOLTIP_STYLE } from "../series-look";

export type BarDrawingProps = {
  x: readonly string[];
  series: readonly Series[];
  format: ValueFormat;
  horizontal: boolean;
  labelled: boolean;
};

/** Bars, alone or stacked; alone they carry their figure. */
export function BarDrawing({ x, series, format, horizontal, labelled }: BarDrawingProps) {
  const locale = useLocale();
  const short = (value: unknown) => chartValue(Number(value), format, locale, true);
  const names = { dataKey: "x", tick: AXIS_TICK, tickLine: false, axisLine: false } as const;
  const values = { tick: AXIS_TICK, tickLine: false, axisLine: false, tickFormatter: short } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={prepareSeries(x, series)}
        layout={horizontal ? "vertical" : "horizontal"}
        margin={{ top: 18, right: horizontal ? 64 : 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={horizontal} horizontal={!horizontal} stroke="var(--line)" />
        {horizontal ? <XAxis type="number" {...values} /> : <XAxis {...names} minTickGap={8} />}
        {horizontal ? <YAxis type="category" width="auto" {...names} /> : <YAxis width="auto" {...values} />}
        <Tooltip
          {...TOOLTIP_STYLE}
          isAnimationActive={false}
          formatter={(value) => chartValue(Number(value), format, locale)}
        />
        {series.map((one, index) => (
          <Bar
            key={one.key}
            dataKey={one.key}
            name={one.label}
            stackId="all"
            maxBarSize={44}
            fill={labelled ? "var(--series-1)" : `url(#texture-${index})`}
            stroke="var(--surface)"
            isAnimationActive={false}
          >
            {labelled ? (
              <LabelList position={horizontal ? "right" : "top"} fontSize={13} fill="var(--text)" formatter={short} />
            ) : null}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
