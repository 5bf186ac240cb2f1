import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { isTopic, QUESTION_STATUSES, QUESTION_TOPICS, type QuestionStatus } from "@/lib/calls/domain/questions";
import type { DeskQuestionRow } from "@/lib/calls/types/questions";
import { formatInstantShort } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";

const TONES: Record<QuestionStatus, StatusTone> = {
  ASKED: "warn",
  ANSWERED: "doing",
  PUBLISHED: "done",
  WITHDRAWN: "stop",
};
const SHOWN = 80;
const shortened = (text: string): string =>
  [...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join("")}…` : text;

type Props = { callId: string; rows: readonly DeskQuestionRow[]; total: number; query: ListQuery };

export function QuestionStatusTag({ status }: { status: QuestionStatus }) {
  const t = useTranslations("questions.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}

/** The desk's questions of one call. */
export function DeskQuestionTable({ callId, rows, total, query }: Props) {
  const t = useTranslations("questions");
  const locale = useLocale();
  const home = `/manage/calls/${callId}/questions`;
  return (
    <DataTable
      caption={t("list.caption")}
      pathname={home}
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      search={{ label: t("list.search") }}
      filters={[
        {
          name: "status",
          label: t("list.status"),
          options: QUESTION_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
        {
          name: "topic",
          label: t("list.topic"),
          options: QUESTION_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) })),
        },
      ]}
      columns={[
        {
          key: "question",
          header: t("list.question"),
          primary: true,
          render: (row) => <TextLink href={`${home}/${row.id}`}>{shortened(row.question)}</TextLink>,
        },
        { key: "status", header: t("list.status"), render: (row) => <QuestionStatusTag status={row.status} /> },
        {
          key: "topic",
          header: t("list.topic"),
          render: (row) => (isTopic(row.topic) ? t(`topics.${row.topic}`) : row.topic),
        },
        { key: "number", header: t("list.number"), align: "end", render: (row) => row.number ?? "–" },
        { key: "askedBy", header: t("list.askedBy"), render: (row) => row.askedByName },
        {
          key: "askedAt",
          header: t("list.askedAt"),
          sortable: true,
          render: (row) => <span className="num whitespace-nowrap">{formatInstantShort(row.askedAt, locale)}</span>,
        },
      ]}
      empty={<EmptyState title={t("list.empty")}>{t("list.emptyBody")}</EmptyState>}
    />
  );
}
