import { useTranslations } from "next-intl";
import { StepAreaChart } from "@/components/charts/step-area-chart";
import type { UseStep } from "@/lib/ledger/domain/pool-use";
import { prepareMonths } from "./month-use";

type Props = { title: string; steps: readonly UseStep[]; today: string; asOf: Date };

/** G2: GPUs held against GPUs promised, month by month. */
export function GpuChart({ title, steps, today, asOf }: Props) {
  const t = useTranslations("ledger.overview");
  const months = prepareMonths(steps);
  const now = months.find((month) => month.month === today.slice(0, 7));
  return (
    <StepAreaChart
      title={title}
      description={t("chartDescription")}
      unit={t("unit")}
      source={t("source")}
      asOf={asOf}
      format="gpu"
      x={months.map((month) => month.label)}
      series={[
        { key: "held", label: t("held"), kind: "limit", values: months.map((month) => month.held) },
        { key: "promised", label: t("promised"), values: months.map((month) => month.promised) },
        { key: "allocated", label: t("allocated"), kind: "area", values: months.map((month) => month.allocated) },
      ]}
      marks={now ? [{ x: now.label, label: t("now") }] : []}
    />
  );
}
