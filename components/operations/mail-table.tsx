import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { MailRow } from "@/lib/notifications/types";
import { formatInstant } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { MailStatusTag } from "./mail-status";

const STATUSES = ["QUEUED", "SENT", "KEPT", "FAILED"];

/** Every mail of the outbox. */
export function MailTable({ query, rows, total }: { query: ListQuery; rows: readonly MailRow[]; total: number }) {
  const t = useTranslations("operations.mail");
  const locale = useLocale();
  const searched = query.search !== "" || query.filters.status !== undefined;
  return (
    <DataTable
      caption={t("caption")}
      pathname="/admin/mail"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      search={{ label: t("search"), placeholder: t("placeholder") }}
      filters={[
        {
          name: "status",
          label: t("status"),
          options: STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
      ]}
      columns={[
        {
          key: "subject",
          header: t("subject"),
          primary: true,
          render: (row) => <TextLink href={`/admin/mail/${row.id}`}>{row.subject}</TextLink>,
        },
        {
          key: "toEmail",
          header: t("to"),
          sortable: true,
          render: (row) => <span className="[overflow-wrap:anywhere]">{row.toEmail}</span>,
        },
        { key: "status", header: t("status"), sortable: true, render: (row) => <MailStatusTag status={row.status} /> },
        {
          key: "createdAt",
          header: t("at"),
          sortable: true,
          render: (row) => <span className="num md:whitespace-nowrap">{formatInstant(row.createdAt, locale)}</span>,
        },
      ]}
      empty={
        <EmptyState title={t(searched ? "noMatch" : "emptyTitle")}>
          {t(searched ? "noMatchBody" : "emptyBody")}
        </EmptyState>
      }
    />
  );
}
