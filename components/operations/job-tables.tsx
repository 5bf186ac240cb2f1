import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { retryJobAction } from "@/lib/operations/actions";
import type { DeadLetterRow, JobBoard, QueueRow } from "@/lib/operations/types";
import { formatCount, formatInstant } from "@/lib/platform/format";

function useJobName(): (name: string) => string {
  const t = useTranslations("operations.jobs.names");
  return (name) => (t.has(name) ? t(name) : name);
}

function Queues({ queues }: { queues: readonly QueueRow[] }) {
  const t = useTranslations("operations.jobs");
  const locale = useLocale();
  const nameOf = useJobName();
  const count = (key: "waiting" | "running" | "retrying" | "completed"): Column<QueueRow> => ({
    key,
    header: t(key),
    align: "end",
    render: (row) => formatCount(row[key]),
  });
  return (
    <Table
      caption={t("queues")}
      captionHidden
      rows={queues}
      rowKey={(row) => row.name}
      empty={<EmptyState title={t("queuesEmptyTitle")}>{t("queuesEmptyBody")}</EmptyState>}
      columns={[
        { key: "name", header: t("name"), primary: true, render: (row) => nameOf(row.name) },
        count("waiting"),
        count("running"),
        count("retrying"),
        count("completed"),
        {
          key: "dead",
          header: t("dead"),
          align: "end",
          render: (row) => (row.dead > 0 ? <StatusTag tone="stop">{formatCount(row.dead)}</StatusTag> : "0"),
        },
        {
          key: "last",
          header: t("last"),
          render: (row) => (row.lastCompletedAt ? formatInstant(row.lastCompletedAt, locale) : t("never")),
        },
      ]}
    />
  );
}

function DeadLetters({ letters }: { letters: readonly DeadLetterRow[] }) {
  const t = useTranslations("operations.jobs");
  const locale = useLocale();
  const nameOf = useJobName();
  return (
    <Table
      caption={t("deadHint")}
      rows={letters}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("deadEmptyTitle")}>{t("deadEmptyBody")}</EmptyState>}
      columns={[
        { key: "job", header: t("name"), primary: true, render: (row) => nameOf(row.job) },
        {
          key: "error",
          header: t("error"),
          render: (row) => <span className="break-all">{row.error || t("noError")}</span>,
        },
        { key: "tries", header: t("tries"), align: "end", render: (row) => t("tryCount", { count: row.tries }) },
        { key: "failedAt", header: t("failedAt"), render: (row) => formatInstant(row.failedAt, locale) },
        {
          key: "action",
          header: t("action"),
          render: (row) => (
            <ActionButton
              action={retryJobAction}
              input={{ id: row.id }}
              label={t("retry")}
              size="compact"
              successMessage={t("retried")}
            />
          ),
        },
      ]}
    />
  );
}

/** What the worker does, and what it gave up. */
export function JobTables({ board }: { board: JobBoard }) {
  const t = useTranslations("operations.jobs");
  return (
    <Stack gap="large">
      <Card title={t("deadTitle")}>
        <DeadLetters letters={board.deadLetters} />
      </Card>
      <Card title={t("queues")}>
        <Queues queues={board.queues} />
      </Card>
    </Stack>
  );
}
