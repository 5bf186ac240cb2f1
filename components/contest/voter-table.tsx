import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { markDuplicateAction } from "@/lib/contest/actions";
import type { ContestState, VoterRow } from "@/lib/contest/types";
import { formatInstantShort } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";

type Props = {
  stageId: string;
  contestState: ContestState;
  rows: readonly VoterRow[];
  total: number;
  query: ListQuery;
};

function Standing({ row }: { row: VoterRow }) {
  const t = useTranslations("contest.voters");
  if (row.duplicateAt) return <StatusTag tone="stop">{t("duplicate")}</StatusTag>;
  if (row.declinedAt) return <StatusTag tone="todo">{t("declined")}</StatusTag>;
  if (row.consentAt) return <StatusTag tone="done">{t("consented")}</StatusTag>;
  return <StatusTag tone="warn">{t("waiting")}</StatusTag>;
}

function MarkDuplicate({ row }: { row: VoterRow }) {
  const t = useTranslations("contest.voters");
  return (
    <ConfirmDialog
      triggerLabel={t("mark")}
      triggerSize="compact"
      triggerVariant="secondary"
      title={t("markTitle", { name: row.name })}
      description={t("markBody")}
      confirmLabel={t("mark")}
      tone="danger"
      reason={{ label: t("reason"), minimum: 10 }}
      action={markDuplicateAction}
      input={{ voterId: row.id }}
      refusalsNamespace="contest"
      successMessage={t("marked")}
    />
  );
}

/** X3: who was invited, and what they answered. */
export function VoterTable({ stageId, contestState, rows, total, query }: Props) {
  const t = useTranslations("contest");
  const locale = useLocale();
  return (
    <ClientMessages namespaces={["contest"]}>
      <DataTable
        caption={t("voters.title")}
        pathname={`/stages/${stageId}/contest/voters`}
        query={query}
        total={total}
        rows={rows}
        rowKey={(row) => row.id}
        search={{ label: t("voters.search") }}
        filters={[
          {
            name: "group",
            label: t("panel.group"),
            options: (["PUBLIC", "EXPERT"] as const).map((value) => ({ value, label: t(`groups.${value}`) })),
          },
        ]}
        columns={[
          {
            key: "name",
            header: t("voters.name"),
            primary: true,
            sortable: true,
            render: (row) => (
              <>
                {row.name}
                <span className="block font-normal break-all text-text-2">{row.email}</span>
              </>
            ),
          },
          { key: "group", header: t("panel.group"), render: (row) => t(`groups.${row.group}`) },
          {
            key: "wave",
            header: t("voters.wave"),
            align: "end",
            render: (row) => t("voters.waveValue", { wave: row.wave }),
          },
          {
            key: "invitedAt",
            header: t("voters.invitedAt"),
            sortable: true,
            render: (row) => formatInstantShort(row.invitedAt, locale),
          },
          { key: "standing", header: t("voters.standing"), render: (row) => <Standing row={row} /> },
          {
            key: "actions",
            header: t("entries.actions"),
            render: (row) =>
              row.duplicateAt ? row.duplicateNote : contestState === "CLOSED" ? "–" : <MarkDuplicate row={row} />,
          },
        ]}
        empty={<EmptyState title={t("voters.emptyTitle")}>{t("voters.emptyBody")}</EmptyState>}
      />
    </ClientMessages>
  );
}
