"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, type ChartProps } from "./chart-frame";
import { DrawingWaits } from "./drawing-waits";
import { ChartLegend } from "./legend";
import { type Series, seriesTable } from "./prepare";

const Drawing = dynamic(() => import("./drawings/line-drawing").then((module) => module.LineDrawing), {
  ssr: false,
  loading: DrawingWaits,
});

export type LineChartProps = ChartProps & {
  x: readonly string[];
  series: readonly Series[];
  marks?: readonly { x: string; label: string }[] | undefined;
  /** Whether the axis begins at nothing; scores do not. */
  fromZero?: boolean | undefined;
};

/** How figures move over time. */
export function LineChart({
  x,
  series,
  marks = [],
  step = false,
  fromZero,
  ...frame
}: LineChartProps & { step?: boolean | undefined }) {
  const t = useTranslations("ui.chart");
  return (
    <ChartFrame {...frame} table={seriesTable(t("item"), x, series)} legend={<ChartLegend series={series} />}>
      <Drawing
        {...{ x, series, step, marks }}
        format={frame.format ?? "count"}
        fromZero={fromZero ?? frame.format !== "score"}
      />
    </ChartFrame>
  );
}
