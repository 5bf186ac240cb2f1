import { useLocale, useTranslations } from "next-intl";
import { leadIn, titleIn } from "@/components/reviews/names";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { ObjectionRow } from "@/lib/objections/types";
import { formatDate } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { STATUS_TONES, URGENCY_TONES, VERDICT_TONES } from "./names";

type Props = { rows: readonly ObjectionRow[]; total: number; query: ListQuery };
const STATUSES = ["FILED", "EXAMINED", "PROPOSED", "DECIDED"] as const;

function State({ row }: { row: ObjectionRow }) {
  const t = useTranslations("objections");
  if (row.verdict) return <StatusTag tone={VERDICT_TONES[row.verdict]}>{t(`verdicts.${row.verdict}`)}</StatusTag>;
  return <StatusTag tone={STATUS_TONES[row.status]}>{t(`statuses.${row.status}`)}</StatusTag>;
}

/** S10: objections with the day by which each must be decided. */
export function ObjectionTable({ rows, total, query }: Props) {
  const t = useTranslations("objections");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("list.caption")}
      pathname="/manage/objections"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      search={{ label: t("list.search") }}
      filters={[
        {
          name: "status",
          label: t("list.status"),
          options: STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
      ]}
      columns={[
        {
          key: "proposal",
          header: t("list.proposal"),
          primary: true,
          render: (row) => (
            <>
              <TextLink href={`/manage/objections/${row.id}`}>{leadIn(locale, row)}</TextLink>
              <span className="block font-normal text-text-2">
                {row.stageNumber === null ? titleIn(locale, row) : t("stage.of", { number: row.stageNumber })}
              </span>
            </>
          ),
        },
        {
          key: "number",
          header: t("list.number"),
          sortable: true,
          render: (row) => <span className="num md:whitespace-nowrap">{row.number}</span>,
        },
        { key: "ground", header: t("list.ground"), optional: true, render: (row) => t(`grounds.${row.ground}`) },
        {
          key: "filedAt",
          header: t("list.filedAt"),
          sortable: true,
          optional: true,
          render: (row) => <span className="md:whitespace-nowrap">{formatDate(row.filedAt, locale)}</span>,
        },
        {
          key: "decisionDueAt",
          header: t("list.dueAt"),
          sortable: true,
          render: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className="md:whitespace-nowrap">{formatDate(row.decisionDueAt, locale)}</span>
              {row.status === "DECIDED" ? null : (
                <Badge tone={URGENCY_TONES[row.urgency]}>{t(`urgency.${row.urgency}`, { days: row.days })}</Badge>
              )}
            </span>
          ),
        },
        { key: "status", header: t("list.status"), render: (row) => <State row={row} /> },
      ]}
      empty={<EmptyState title={t("list.emptyTitle")}>{t("list.emptyBody")}</EmptyState>}
    />
  );
}
