import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { SYSTEM_ACTOR_ID } from "@/lib/access/actor";
import type { AuditRow } from "@/lib/audit/types";
import { formatInstant } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { useEventWords } from "./event-words";
import { useMonthOptions } from "./month-options";

const NOUNS = [
  "proposal",
  "review",
  "panel",
  "conflict",
  "selection",
  "agreement",
  "call",
  "reference",
  "rulebook",
  "organisation",
  "team",
].concat(["support", "allocation", "pool", "budget", "envelope", "stage", "account", "role", "invitation", "platform"]);

type Props = { query: ListQuery; rows: readonly AuditRow[]; total: number; months: readonly string[] };

/** The audit log as a list: who, what, to what, when. */
export function EventTable({ query, rows, total, months }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const words = useEventWords();
  const monthOptions = useMonthOptions(months);
  return (
    <DataTable
      caption={t("list.caption")}
      pathname="/audit"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.seq}
      search={{ label: t("list.search"), placeholder: t("list.placeholder") }}
      filters={[
        {
          name: "noun",
          label: t("list.noun"),
          options: NOUNS.map((value) => ({ value, label: t(`nouns.${value}`) })),
        },
        { name: "month", label: t("list.month"), options: monthOptions },
      ]}
      columns={[
        {
          key: "event",
          header: t("list.event"),
          primary: true,
          render: (row) => <TextLink href={`/audit/${row.seq}`}>{words(row.type)}</TextLink>,
        },
        {
          key: "actor",
          header: t("list.actor"),
          render: (row) => (row.actorId === SYSTEM_ACTOR_ID ? t("system") : row.actorName),
        },
        {
          key: "subject",
          header: t("list.subject"),
          render: (row) => (
            <span className="break-all">
              {row.subjectType} <span className="text-text-2">{row.subjectId}</span>
            </span>
          ),
        },
        {
          key: "at",
          header: t("list.at"),
          render: (row) => <span className="num md:whitespace-nowrap">{formatInstant(row.occurredAt, locale)}</span>,
        },
        { key: "seq", header: t("list.seq"), align: "end", sortable: true, render: (row) => row.seq },
      ]}
      empty={<EmptyState title={t("list.emptyTitle")}>{t("list.emptyBody")}</EmptyState>}
    />
  );
}
