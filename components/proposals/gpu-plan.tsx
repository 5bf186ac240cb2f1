"use client";
import { useLocale, useTranslations } from "next-intl";
import { StepAreaChart } from "@/components/charts/step-area-chart";
import { Table } from "@/components/ui/table";
import { formatGpu, formatWon, formatWonCompact } from "@/lib/platform/format";
import { gpuCostWon, guidanceFor } from "@/lib/proposals/domain/gpu";
import { givenRequests } from "@/lib/proposals/domain/sections/gpu";
import type { SectionPage } from "@/lib/proposals/types";
import { halfYearMessage } from "./names";
import { useLiveDraft } from "./use-live-draft";

/** ⑦: what is asked for against what a team usually gets, and what it would cost by the rulebook's guide. */
export function GpuPlan({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const draft = useLiveDraft("gpu", page.draft as SectionPage<"gpu">["draft"]);
  const { halfYears, guidance, monthlyCostWonPerGpu } = page.rules;
  const requests = givenRequests(draft);
  if (requests.length === 0) return null;
  const countOf = (halfYear: string) => requests.find((request) => request.halfYear === halfYear)?.gpuCount ?? 0;
  const limits = halfYears.map((halfYear) => guidanceFor(guidance, halfYear));
  const costs = requests.map((request) => ({ ...request, won: gpuCostWon([request], monthlyCostWonPerGpu) }));
  const total = gpuCostWon(requests, monthlyCostWonPerGpu);
  return (
    <>
      <StepAreaChart
        title={t("gpu.chartTitle")}
        unit={t("gpu.unit")}
        source={t("gpu.chartSource")}
        asOf={page.updatedAt}
        description={t("gpu.chartBody")}
        format="gpu"
        x={halfYears.map((halfYear) => t(...halfYearMessage(halfYear)))}
        series={[
          { key: "asked", label: t("gpu.asked"), kind: "area", values: halfYears.map(countOf) },
          {
            key: "minimum",
            label: t("gpu.guidanceMinimum"),
            kind: "limit",
            values: limits.map((limit) => limit?.minPerTeam ?? null),
          },
          {
            key: "maximum",
            label: t("gpu.guidanceMaximum"),
            kind: "limit",
            values: limits.map((limit) => limit?.maxPerTeam ?? null),
          },
        ]}
      />
      <div>
        <h2 className="text-card">{t("gpu.costTitle")}</h2>
        <p className="mt-1 mb-2 text-small text-text-2">
          {t("gpu.costHelp", { monthly: formatWon(monthlyCostWonPerGpu, locale) })}
        </p>
        <Table
          caption={t("gpu.costTotal", { total: formatWonCompact(total, locale) })}
          rows={costs}
          rowKey={(row) => row.halfYear}
          columns={[
            {
              key: "halfYear",
              header: t("gpu.period"),
              render: (row) => t(...halfYearMessage(row.halfYear)),
              primary: true,
            },
            {
              key: "count",
              header: t("gpu.count"),
              render: (row) => <span className="num">{formatGpu(row.gpuCount ?? 0, locale)}</span>,
              align: "end",
            },
            {
              key: "cost",
              header: t("gpu.cost"),
              render: (row) => <span className="num">{formatWon(row.won, locale)}</span>,
              align: "end",
            },
          ]}
        />
      </div>
    </>
  );
}
