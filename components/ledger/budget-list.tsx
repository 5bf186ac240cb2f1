import { useLocale, useTranslations } from "next-intl";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { EnvelopeView } from "@/lib/ledger/types";
import { formatWonCompact, seoulParts } from "@/lib/platform/format";
import { BudgetDialogs } from "./budget-dialogs";
import { LedgerExport } from "./ledger-export";
import { wordIn } from "./words";

type Props = { envelopes: readonly EnvelopeView[]; year: number | null; asOf: Date };

/** T2: limit, planned, committed and paid by team, one year at a time. */
export function BudgetList({ envelopes, year, asOf }: Props) {
  const t = useTranslations("ledger.budgets");
  const years = [...new Set(envelopes.map((one) => one.year))];
  const current =
    years.find((one) => one === year) ?? years.findLast((one) => one <= seoulParts(asOf).year) ?? years[0];
  if (current === undefined) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  const shown = envelopes.filter((one) => one.year === current);
  return (
    <>
      {years.length > 1 ? (
        <LinkTabs
          label={t("years")}
          current={String(current)}
          tabs={years.map((one) => ({
            key: String(one),
            label: t("year", { year: String(one) }),
            href: `/ledger/budgets?year=${one}`,
          }))}
        />
      ) : null}
      <BudgetChart envelopes={shown} year={current} asOf={asOf} />
      <Card title={t("list")} actions={<LedgerExport list="budgets" />}>
        <EnvelopeTable envelopes={shown} />
      </Card>
    </>
  );
}

function BudgetChart({ envelopes, year, asOf }: { envelopes: readonly EnvelopeView[]; year: number; asOf: Date }) {
  const t = useTranslations("ledger.budgets");
  const locale = useLocale();
  const teams = [...Map.groupBy(envelopes, (one) => one.teamId).values()];
  const series = (key: string, label: string, amount: (one: EnvelopeView) => bigint) => ({
    key,
    label,
    values: teams.map((rows) => Number(rows.reduce((sum, one) => sum + amount(one), 0n))),
  });
  return (
    <StackedBarChart
      title={t("chart", { year: String(year) })}
      description={t("chartDescription")}
      unit={t("unit")}
      source={t("source")}
      asOf={asOf}
      format="won"
      x={teams.map((rows) => wordIn(locale, rows[0]?.teamKo ?? "", rows[0]?.teamEn ?? ""))}
      series={[
        series("paid", t("paid"), (one) => one.paidWon),
        series("committed", t("committedUnpaid"), (one) => one.committedWon - one.paidWon),
        series("rest", t("rest"), (one) => one.limitWon - one.committedWon),
      ]}
    />
  );
}

function EnvelopeTable({ envelopes }: { envelopes: readonly EnvelopeView[] }) {
  const t = useTranslations("ledger.budgets");
  const resources = useTranslations("teams.resources");
  const locale = useLocale();
  const amount = (
    key: "limitWon" | "plannedWon" | "committedWon" | "paidWon",
    header: string,
  ): Column<EnvelopeView> => ({
    key,
    header,
    align: "end",
    render: (row) => formatWonCompact(row[key], locale),
  });
  return (
    <Table
      caption={t("list")}
      captionHidden
      rows={envelopes}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "team",
          header: t("team"),
          primary: true,
          render: (row) => (
            <>
              <TextLink href={`/teams/${row.teamId}`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
              <span className="block text-small font-normal text-text-2">{resources(row.resource)}</span>
            </>
          ),
        },
        amount("limitWon", t("limit")),
        amount("plannedWon", t("planned")),
        amount("committedWon", t("committed")),
        amount("paidWon", t("paid")),
        { key: "actions", header: t("actions"), render: (row) => <BudgetDialogs envelope={row} /> },
      ]}
    />
  );
}
