"use client";
import { LineChart, type LineChartProps } from "./line-chart";

/** What is used against what there is, changing in steps. */
export function StepAreaChart(props: LineChartProps) {
  return <LineChart {...props} step />;
}
