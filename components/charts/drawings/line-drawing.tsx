"use client";
import { useLocale } from "next-intl";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { chartValue, prepareSeries, type Series, type ValueFormat } from "../prepare";
import { AXIS_TICK, lookOf, TOOLTIP_STYLE } from "../series-look";

export type LineDrawingProps = {
  x: readonly string[];
  series: readonly Series[];
  format: ValueFormat;
  step: boolean;
  fromZero: boolean;
  marks: readonly { x: string; label: string }[];
};

/** Lines, or steps against a limit. */
export function LineDrawing({ x, series, format, step, fromZero, marks }: LineDrawingProps) {
  const locale = useLocale();
  const type = step ? "stepAfter" : "linear";
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={prepareSeries(x, series)}
        margin={{ top: 18, right: 12, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="x" tick={AXIS_TICK} tickLine={false} axisLine={false} minTickGap={24} />
        <YAxis
          width="auto"
          tick={AXIS_TICK}
          tickLine={false}
          axisLine={false}
          domain={fromZero ? [0, "auto"] : ["auto", "auto"]}
          tickFormatter={(value: number) => chartValue(value, format, locale, true)}
        />
        <Tooltip
          {...TOOLTIP_STYLE}
          isAnimationActive={false}
          formatter={(value) => chartValue(Number(value), format, locale)}
        />
        {series.map((one, index) => {
          const { colour, dash } = lookOf(index);
          const shared = { dataKey: one.key, name: one.label, type, isAnimationActive: false, strokeWidth: 3 } as const;
          if (one.kind === "area")
            return <Area key={one.key} {...shared} stroke={colour} fill="var(--primary-area)" fillOpacity={1} />;
          if (one.kind === "limit") {
            return (
              <Line key={one.key} {...shared} strokeWidth={2} stroke="var(--text)" strokeDasharray="5 4" dot={false} />
            );
          }
          return (
            <Line
              key={one.key}
              {...shared}
              stroke={colour}
              {...(dash ? { strokeDasharray: dash } : {})}
              dot={step ? false : { r: 4, fill: colour, strokeDasharray: "none" }}
            />
          );
        })}
        {marks.map((mark) => (
          <ReferenceLine
            key={mark.x}
            x={mark.x}
            stroke="var(--danger)"
            strokeWidth={1.5}
            label={{ value: mark.label, position: "top", fill: "var(--danger)", fontSize: 13, fontWeight: 700 }}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
