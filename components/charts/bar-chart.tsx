"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, type ChartProps } from "./chart-frame";
import { DrawingWaits } from "./drawing-waits";
import { seriesTable } from "./prepare";

const Drawing = dynamic(() => import("./drawings/bar-drawing").then((module) => module.BarDrawing), {
  ssr: false,
  loading: DrawingWaits,
});

type Props = ChartProps & { bars: readonly { label: string; value: number }[]; horizontal?: boolean | undefined };

/** How much of each. */
export function BarChart({ bars, horizontal = false, ...frame }: Props) {
  const t = useTranslations("ui.chart");
  const x = bars.map((bar) => bar.label);
  const series = [{ key: "value", label: t("value"), values: bars.map((bar) => bar.value) }];
  return (
    <ChartFrame {...frame} table={seriesTable(t("item"), x, series)}>
      <Drawing x={x} series={series} format={frame.format ?? "count"} horizontal={horizontal} labelled />
    </ChartFrame>
  );
}
