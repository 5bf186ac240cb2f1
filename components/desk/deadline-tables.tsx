"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { COMPLETENESS, type DeadlineStatus } from "@/lib/desk/types";
import { formatBytes, formatCount } from "@/lib/platform/format";

export function CompletenessTable({ drafts }: { drafts: DeadlineStatus["drafts"] }) {
  const t = useTranslations("desk.deadline");
  return (
    <Card title={t("completeness")}>
      <Table
        caption={t("completeness")}
        captionHidden
        rows={COMPLETENESS.map((key) => ({ key, count: drafts[key] }))}
        rowKey={(row) => row.key}
        columns={[
          { key: "how", header: t("completeness"), primary: true, render: (row) => t(row.key) },
          {
            key: "count",
            header: t("count"),
            align: "end",
            render: (row) => <span className="num">{formatCount(row.count)}</span>,
          },
        ]}
      />
    </Card>
  );
}

export function RefusedTable({ refused }: { refused: DeadlineStatus["refused"] }) {
  const t = useTranslations("desk.deadline");
  const reasons = useTranslations("desk.deadline.reasons");
  return (
    <Card title={t("refused")}>
      {refused.length === 0 ? (
        <p className="text-text-2">{t("none")}</p>
      ) : (
        <Table
          caption={t("refused")}
          captionHidden
          rows={refused}
          rowKey={(row) => row.reason}
          columns={[
            {
              key: "reason",
              header: t("reason"),
              primary: true,
              render: (row) => (reasons.has(row.reason) ? reasons(row.reason) : reasons("OTHER")),
            },
            {
              key: "count",
              header: t("unit"),
              align: "end",
              render: (row) => <span className="num">{formatCount(row.count)}</span>,
            },
          ]}
        />
      )}
    </Card>
  );
}

export function Machinery({ status }: { status: DeadlineStatus }) {
  const t = useTranslations("desk.deadline");
  const { mails, jobs, disk } = status;
  return (
    <Card title={t("machines")}>
      <DescriptionList
        layout="between"
        items={[
          {
            term: t("mails"),
            detail: formatCount(mails.waiting),
            hint: t("mailsFailed", { count: formatCount(mails.failed) }),
          },
          {
            term: t("jobs"),
            detail: formatCount(jobs.waiting),
            hint: t("jobsHint", { retrying: formatCount(jobs.retrying), dead: formatCount(jobs.dead) }),
          },
          {
            term: t("disk"),
            detail: disk ? formatBytes(disk.freeBytes) : t("diskUnknown"),
            ...(disk ? { hint: t("diskOf", { total: formatBytes(disk.totalBytes) }) } : {}),
          },
        ]}
      />
    </Card>
  );
}

/** Writes of the whole portal that failed in the last hour: what people were doing, and why it did not work. */
export function FailuresTable({ failures }: { failures: DeadlineStatus["failures"] }) {
  const t = useTranslations("desk.deadline");
  const sums = (["BUSY", "FAILED", "REFUSED"] as const).map((failure) => ({
    key: failure,
    header: t(`failures.${failure}`),
    align: "end" as const,
    render: (row: DeadlineStatus["failures"]["byKind"][number]) => (
      <span className="num">{formatCount(row.counts[failure])}</span>
    ),
  }));
  return (
    <Card title={t("failures.title")} hint={t("failures.hint")}>
      <Table
        caption={t("failures.title")}
        captionHidden
        rows={failures.byKind}
        rowKey={(row) => row.kind}
        columns={[
          {
            key: "kind",
            header: t("failures.kind"),
            primary: true,
            render: (row) => t(`failures.kinds.${row.kind}`),
          },
          ...sums,
        ]}
      />
    </Card>
  );
}
