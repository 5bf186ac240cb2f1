import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { ThreadRow } from "@/lib/desk/types";
import { formatInstantShort } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";

type Props = { callId: string; rows: readonly ThreadRow[]; total: number; query: ListQuery };

const SHOWN = 60;
const shortened = (text: string): string =>
  [...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join("")}…` : text;

/** Threads of a call as the desk works through them. */
export function ThreadTable({ callId, rows, total, query }: Props) {
  const t = useTranslations("desk.threads");
  const locale = useLocale();
  const inLocale = (ko: string, en: string) => (locale === "ko" || en === "" ? ko : en);
  const home = `/manage/calls/${callId}/messages`;
  return (
    <DataTable
      caption={t("caption")}
      pathname={home}
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.proposalId}
      search={{ label: t("search") }}
      filters={[{ name: "unread", label: t("filter"), options: [{ value: "1", label: t("onlyUnread") }] }]}
      columns={[
        {
          key: "proposal",
          header: t("proposal"),
          primary: true,
          render: (row) => <TextLink href={`${home}/${row.proposalId}`}>{inLocale(row.titleKo, row.titleEn)}</TextLink>,
        },
        { key: "lead", header: t("lead"), render: (row) => inLocale(row.leadNameKo, row.leadNameEn) },
        {
          key: "unread",
          header: t("unread"),
          render: (row) =>
            row.unread > 0 ? (
              <StatusTag tone="warn">{t("new", { count: row.unread })}</StatusTag>
            ) : (
              <StatusTag tone="done">{t("read")}</StatusTag>
            ),
        },
        {
          key: "last",
          header: t("last"),
          render: (row) =>
            row.lastFromStaff ? t("fromDesk", { body: shortened(row.lastBody) }) : shortened(row.lastBody),
        },
        {
          key: "lastAt",
          header: t("lastAt"),
          sortable: true,
          render: (row) => <span className="num whitespace-nowrap">{formatInstantShort(row.lastAt, locale)}</span>,
        },
      ]}
      empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
    />
  );
}
