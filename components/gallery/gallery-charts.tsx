import { useTranslations } from "next-intl";
import { BarChart } from "@/components/charts/bar-chart";
import { DotIntervalChart } from "@/components/charts/dot-interval-chart";
import { Gauge } from "@/components/charts/gauge";
import { LineChart } from "@/components/charts/line-chart";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { StepAreaChart } from "@/components/charts/step-area-chart";
import { DashboardCell, DashboardGrid } from "@/components/layout/dashboard-grid";
import { GallerySection } from "./gallery-section";

const AS_OF = new Date("2025-12-12T00:30:00Z");
const MONTHS = ["25.7", "8", "9", "10", "11", "12", "26.1", "2", "3", "4"];
const HUNDRED_MILLION = 100_000_000;

/** Every chart with data of the kind it is for. */
export function GalleryCharts() {
  const t = useTranslations("gallery");
  const common = { source: t("source"), asOf: AS_OF };
  const used = [2560, 2560, 2560, 2560, 2560, 2560, 3072, 3072, 4096, 4096];
  const held = [3200, 3200, 3200, 3200, 3200, 3200, 3200, 3200, 10_000, 10_000];
  const budget = (values: number[]) => values.map((value) => value * HUNDRED_MILLION);
  return (
    <GallerySection title={t("charts")}>
      <DashboardGrid>
        <DashboardCell span={7}>
          <StepAreaChart
            {...common}
            title={t("c1")}
            unit={t("unitGpu")}
            description={t("c1Body")}
            format="gpu"
            x={MONTHS}
            series={[
              { key: "used", label: t("used"), kind: "area", values: used },
              { key: "held", label: t("held"), kind: "limit", values: held },
            ]}
            marks={[{ x: "12", label: t("today") }]}
          />
        </DashboardCell>
        <DashboardCell span={5}>
          <Gauge
            {...common}
            title={t("c5")}
            unit={t("unitShare")}
            format="percent"
            label={t("paid")}
            value={0.714}
            max={1}
            target={0.8}
          />
        </DashboardCell>
        <DashboardCell span={7}>
          <DotIntervalChart
            {...common}
            title={t("c2")}
            unit={t("unitPoint")}
            description={t("c2Body")}
            format="score"
            cutAfter={2}
            rows={[
              { label: t("sampleTeam"), value: 9020, low: 8810, high: 9210 },
              { label: t("sampleTeam2"), value: 8740, low: 8520, high: 8950 },
              { label: t("sampleTeam3"), value: 7630, low: 7389, high: 7880, tone: "danger" },
            ]}
          />
        </DashboardCell>
        <DashboardCell span={5}>
          <BarChart
            {...common}
            title={t("c3")}
            unit={t("unitCount")}
            bars={[3, 1, 0, 4, 7].map((value, day) => ({ label: `7.${17 + day}`, value }))}
          />
        </DashboardCell>
        <DashboardCell span={6}>
          <StackedBarChart
            {...common}
            title={t("c4")}
            unit={t("unitWon")}
            format="won"
            x={["2025", "2026", "2027"]}
            series={[
              { key: "paid", label: t("paid"), values: budget([1125, 300, 0]) },
              { key: "committed", label: t("committed"), values: budget([300, 800, 100]) },
              { key: "planned", label: t("planned"), values: budget([151, 476, 1400]) },
            ]}
          />
        </DashboardCell>
        <DashboardCell span={6}>
          <LineChart
            {...common}
            title={t("c6")}
            unit={t("unitPoint")}
            format="score"
            x={["1", "2", "3", "4"]}
            series={[
              { key: "a", label: t("sampleTeam"), values: [8100, 8300, 8700, 9020] },
              { key: "b", label: t("sampleTeam2"), values: [8000, 8400, 8500, 8740] },
              { key: "c", label: t("sampleTeam3"), values: [7900, 7800, 7700, 7630] },
            ]}
          />
        </DashboardCell>
      </DashboardGrid>
    </GallerySection>
  );
}
