import { getTranslations } from "next-intl/server";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { StepAreaChart } from "@/components/charts/step-area-chart";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { BudgetYear, GpuView } from "@/lib/dashboards/types";

const monthLabel = (month: string): string => `${month.slice(2, 4)}.${Number(month.slice(5, 7))}`;

/** G2: GPUs against what is held, month by month. */
export async function GpuOverTime({ gpu, asOf }: { gpu: GpuView; asOf: Date }) {
  const t = await getTranslations("dashboards.gpu");
  const { months, today } = gpu;
  if (months.length === 0) {
    return (
      <Card title={t("title")}>
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      </Card>
    );
  }
  const now = months.find(({ month }) => month === today.slice(0, 7));
  return (
    <StepAreaChart
      title={t("title")}
      unit={t("unit")}
      source={t("source")}
      asOf={asOf}
      description={t("description")}
      format="gpu"
      actions={<TextLink href="/ledger">{t("rows")}</TextLink>}
      x={months.map(({ month }) => monthLabel(month))}
      series={[
        { key: "allocated", label: t("allocated"), values: months.map(({ allocated }) => allocated), kind: "area" },
        { key: "held", label: t("held"), values: months.map(({ held }) => held), kind: "limit" },
      ]}
      marks={now ? [{ x: monthLabel(now.month), label: t("today") }] : []}
    />
  );
}

const above = (amount: bigint, base: bigint): number => (amount > base ? Number(amount - base) : 0);

/** T2: every year's limit, cut into what is paid, committed, planned and left. */
export async function BudgetYears({ years, asOf }: { years: readonly BudgetYear[]; asOf: Date }) {
  const t = await getTranslations("dashboards.budgets");
  if (years.length === 0) {
    return (
      <Card title={t("title")}>
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      </Card>
    );
  }
  const spoken = ({ plannedWon, committedWon }: BudgetYear) => (plannedWon > committedWon ? plannedWon : committedWon);
  const series = [
    { key: "paid", label: t("paid"), values: years.map((year) => Number(year.paidWon)) },
    { key: "committed", label: t("committed"), values: years.map((year) => above(year.committedWon, year.paidWon)) },
    { key: "planned", label: t("planned"), values: years.map((year) => above(year.plannedWon, year.committedWon)) },
    { key: "left", label: t("left"), values: years.map((year) => above(year.limitWon, spoken(year))) },
  ];
  return (
    <StackedBarChart
      title={t("title")}
      unit={t("unit")}
      source={t("source")}
      asOf={asOf}
      description={t("description")}
      format="won"
      actions={<TextLink href="/ledger/budgets">{t("rows")}</TextLink>}
      x={years.map(({ year }) => String(year))}
      series={series}
    />
  );
}
