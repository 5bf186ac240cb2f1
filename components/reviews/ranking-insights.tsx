import { useLocale, useTranslations } from "next-intl";
import { DotIntervalChart } from "@/components/charts/dot-interval-chart";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import type { GuardedRanking, SeatInsight } from "@/lib/reviews/types";
import { leadIn } from "./names";

type Open = Extract<GuardedRanking, { access: "OPEN" }>;

function SeatTable({ insights }: { insights: readonly SeatInsight[] }) {
  const t = useTranslations("reviews.ranking");
  const r = useTranslations("reviews");
  const signed = (value: number) => `${value > 0 ? "+" : ""}${formatScore(value)}`;
  const columns: Column<SeatInsight>[] = [
    { key: "seat", header: r("panel.seatNo"), primary: true, render: (one) => r("seat", { no: one.seatNo }) },
    {
      key: "sheets",
      header: r("panel.sheets"),
      align: "end",
      render: (one) => <span className="num">{one.sheetCount}</span>,
    },
    {
      key: "severity",
      header: t("severity"),
      align: "end",
      render: (one) => <span className="num">{signed(one.deviationHundredths)}</span>,
    },
    {
      key: "spread",
      header: t("spread"),
      align: "end",
      render: (one) => <span className="num">{formatScore(one.standardDeviationHundredths)}</span>,
    },
    {
      key: "without",
      header: t("without"),
      render: (one) => (one.changes === 0 ? t("noChange") : t("changes", { count: one.changes })),
    },
  ];
  return (
    <Table
      caption={t("insights")}
      captionHidden
      columns={columns}
      rows={insights}
      rowKey={(one) => String(one.seatNo)}
    />
  );
}

/** S7: how firmly the ranking stands, and how each reviewer scores beside the others. Shown, never applied. */
export function RankingInsights({ page }: { page: Open }) {
  const t = useTranslations("reviews.ranking");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const common = { unit: t("points"), source: t("source"), asOf: page.asOf, format: "score" } as const;
  return (
    <>
      <ClientMessages namespaces={["ui"]}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
          <DotIntervalChart
            {...common}
            title={t("meansTitle")}
            description={t("meansBody")}
            cutAfter={page.rows.filter((row) => row.result === "SELECTED").length}
            rows={page.rows.map((row) => ({
              label: `${row.rank}. ${leadIn(locale, row)}`,
              value: row.displayHundredths,
              low: row.lowestHundredths,
              high: row.highestHundredths,
              tone: row.result === "BELOW_CUTOFF" || row.result === "NO_MAJORITY" ? ("danger" as const) : undefined,
            }))}
          />
          <DotIntervalChart
            {...common}
            title={t("severityTitle")}
            description={t("severityBody")}
            rows={page.insights.map((one) => ({
              label: r("seat", { no: one.seatNo }),
              value: one.deviationHundredths,
              low: one.deviationHundredths - one.standardDeviationHundredths,
              high: one.deviationHundredths + one.standardDeviationHundredths,
            }))}
          />
        </div>
      </ClientMessages>
      <Card title={t("insights")} hint={t("insightsHint")}>
        {page.alpha === null ? null : (
          <p className="mb-3">
            {t("alpha")} <b className="num">{page.alpha}</b>{" "}
            <span className="text-small text-text-2">{t("alphaHelp")}</span>
          </p>
        )}
        <SeatTable insights={page.insights} />
      </Card>
    </>
  );
}
