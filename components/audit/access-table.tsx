import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { AccessRow } from "@/lib/audit/types";
import { formatInstant } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { useMonthOptions } from "./month-options";

const KINDS = ["SCORE_SHEET", "RANKING", "PERSONAL_DATA", "PROPOSAL", "EXPORT", "FILE", "AUDIT_LOG"];

type Props = { query: ListQuery; rows: readonly AccessRow[]; total: number; months: readonly string[] };

/** Who looked at whose data (L2). */
export function AccessTable({ query, rows, total, months }: Props) {
  const t = useTranslations("audit.access");
  const locale = useLocale();
  const monthOptions = useMonthOptions(months);
  const kindName = (kind: string): string => (t.has(`kinds.${kind}`) ? t(`kinds.${kind}`) : kind);
  return (
    <DataTable
      caption={t("caption")}
      pathname="/audit/access"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      search={{ label: t("search"), placeholder: t("placeholder") }}
      filters={[
        { name: "kind", label: t("kind"), options: KINDS.map((value) => ({ value, label: kindName(value) })) },
        { name: "month", label: t("month"), options: monthOptions },
      ]}
      columns={[
        { key: "actor", header: t("actor"), primary: true, render: (row) => row.actorName },
        { key: "kind", header: t("kind"), render: (row) => <Badge>{kindName(row.kind)}</Badge> },
        {
          key: "subject",
          header: t("subject"),
          render: (row) => (
            <span className="break-all">
              {row.subjectType} <span className="text-text-2">{row.subjectId}</span>
            </span>
          ),
        },
        { key: "reason", header: t("reason"), render: (row) => row.reason ?? t("none") },
        {
          key: "detail",
          header: t("detail"),
          optional: true,
          hiddenAtFirst: true,
          render: (row) => row.detail || t("none"),
        },
        { key: "ip", header: t("ip"), optional: true, render: (row) => row.ipAddress ?? t("none") },
        {
          key: "at",
          header: t("at"),
          sortable: true,
          render: (row) => <span className="num md:whitespace-nowrap">{formatInstant(row.at, locale)}</span>,
        },
      ]}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>}
    />
  );
}
