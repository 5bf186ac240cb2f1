"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, type ChartProps } from "./chart-frame";
import { DrawingWaits } from "./drawing-waits";
import { ChartLegend } from "./legend";
import { type Series, seriesTable } from "./prepare";
import { Textures } from "./textures";

const Drawing = dynamic(() => import("./drawings/bar-drawing").then((module) => module.BarDrawing), {
  ssr: false,
  loading: DrawingWaits,
});

type Props = ChartProps & { x: readonly string[]; series: readonly Series[]; horizontal?: boolean | undefined };

/** What a whole is made of, side by side. */
export function StackedBarChart({ x, series, horizontal = false, ...frame }: Props) {
  const t = useTranslations("ui.chart");
  const legend = (
    <>
      <Textures />
      <ChartLegend series={series} bars />
    </>
  );
  return (
    <ChartFrame {...frame} table={seriesTable(t("item"), x, series)} legend={legend}>
      <Drawing x={x} series={series} format={frame.format ?? "count"} horizontal={horizontal} labelled={false} />
    </ChartFrame>
  );
}
