import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { ManagedCallRow } from "@/lib/calls/types";
import { formatCount, formatInstant } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { CallStateTag } from "./call-state-tag";

type Props = { rows: readonly ManagedCallRow[]; total: number; query: ListQuery };

/** Calls as staff manage them. */
export function ManagedCallTable({ rows, total, query }: Props) {
  const t = useTranslations("calls.manage");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("caption")}
      pathname="/manage/calls"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      search={{ label: t("search") }}
      columns={[
        {
          key: "title",
          header: t("columns.title"),
          primary: true,
          render: (row) => (
            <TextLink href={`/manage/calls/${row.id}`}>{locale === "ko" ? row.titleKo : row.titleEn}</TextLink>
          ),
        },
        {
          key: "code",
          header: t("columns.code"),
          sortable: true,
          render: (row) => <span className="num whitespace-nowrap">{row.code}</span>,
        },
        {
          key: "state",
          header: t("columns.state"),
          render: (row) => <CallStateTag state={row.state} audience="staff" />,
        },
        {
          key: "opensAt",
          header: t("columns.opensAt"),
          sortable: true,
          optional: true,
          render: (row) => formatInstant(row.opensAt, locale),
        },
        {
          key: "closesAt",
          header: t("columns.closesAt"),
          sortable: true,
          optional: true,
          render: (row) => formatInstant(row.closesAt, locale),
        },
        {
          key: "proposals",
          header: t("columns.proposals"),
          align: "end",
          render: (row) => (
            <span className="num whitespace-nowrap">
              {t("proposals", { submitted: formatCount(row.submittedCount), begun: formatCount(row.proposalCount) })}
            </span>
          ),
        },
      ]}
      empty={
        query.search ? (
          <EmptyState title={t("emptySearch")}>{t("emptySearchBody")}</EmptyState>
        ) : (
          <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>
        )
      }
    />
  );
}
