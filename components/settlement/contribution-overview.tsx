import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatWonCompact } from "@/lib/platform/format";
import type { ContributionRow } from "@/lib/settlement/types";
import { Verdict } from "./verdict";

const FILTERS = ["all", "waiting", "short", "met"] as const;
type Props = {
  rows: readonly ContributionRow[];
  years: readonly number[];
  year: number;
  show: (typeof FILTERS)[number];
};

/** D2: every team's own contribution of a year, for staff; the address holds year and filter, and the export follows it. */
export function ContributionOverview({ rows, years, year, show }: Props) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const href = (of: number, filter: string) => `/ledger/settlement?year=${of}&show=${filter}`;
  const amount = (key: string, header: string, value: (row: ContributionRow) => bigint): Column<ContributionRow> => ({
    ...{ key, header, align: "end" as const },
    render: (row) => <span className="md:whitespace-nowrap">{formatWonCompact(value(row), locale)}</span>,
  });
  return (
    <Card
      title={t("overview.list", { year: String(year) })}
      actions={
        <ExportDialog
          href="/api/exports/contributions"
          carried={[
            ["year", String(year)],
            ["show", show],
          ]}
          formats={["csv", "xlsx"]}
          note={t("overview.exportNote")}
        />
      }
    >
      {years.length > 1 ? (
        <LinkTabs
          label={t("overview.years")}
          current={String(year)}
          tabs={years.map((one) => ({
            ...{ key: String(one), label: t("year", { year: String(one) }), href: href(one, show) },
          }))}
        />
      ) : null}
      <LinkTabs
        label={t("overview.filter")}
        current={show}
        tabs={FILTERS.map((one) => ({ key: one, label: t(`overview.filters.${one}`), href: href(year, one) }))}
      />
      <Table
        caption={t("overview.list", { year: String(year) })}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        empty={<EmptyState title={t("overview.none")}>{t("overview.noneBody")}</EmptyState>}
        columns={[
          {
            key: "team",
            header: t("fields.team"),
            primary: true,
            render: (row) => (
              <span className="flex flex-wrap items-center gap-1.5">
                <TextLink href={`/teams/${row.teamId}/contribution`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
                {row.teamStatus === "ACTIVE" ? null : <Badge>{t("overview.left")}</Badge>}
                {row.waiting > 0 ? <Badge tone="info">{t("overview.waiting", { count: row.waiting })}</Badge> : null}
              </span>
            ),
          },
          amount("planned", t("fields.planned"), (row) => row.plannedCashWon + row.plannedInKindWon),
          amount("due", t("fields.due"), (row) => row.dueWon),
          amount("dueCash", t("fields.dueCash"), (row) => row.dueCashWon),
          amount("cash", t("fields.cash"), (row) => row.cashWon),
          amount("inKind", t("fields.inKind"), (row) => row.inKindWon),
          { key: "verdict", header: t("fields.verdict"), render: (row) => <Verdict row={row} /> },
          {
            key: "settlement",
            header: t("overview.settlement"),
            render: ({ teamId, settlement, isSettleable }) =>
              isSettleable ? (
                <TextLink href={`/teams/${teamId}/settlement/${year}`}>
                  {t(`statement.status.${settlement ?? "NONE"}`)}
                </TextLink>
              ) : (
                <span className="text-text-2">–</span>
              ),
          },
        ]}
      />
    </Card>
  );
}
