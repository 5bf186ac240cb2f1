import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { decideJoinRequestAction } from "@/lib/organisations/actions";
import type { JoinRequestRow, OrganisationDetail } from "@/lib/organisations/types";
import { formatDate } from "@/lib/platform/format";

function Decide({ row, organisationId }: { row: JoinRequestRow; organisationId: string }) {
  const t = useTranslations("organisations.requests");
  const input = { organisationId, requestId: row.id };
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <ActionButton
        action={decideJoinRequestAction}
        input={{ ...input, approve: true }}
        label={t("approve")}
        size="compact"
        refusalsNamespace="organisations"
        successMessage={t("approved")}
      />
      <ConfirmDialog
        triggerLabel={t("decline")}
        triggerVariant="ghost"
        triggerSize="compact"
        title={t("declineTitle", { name: row.name })}
        description={t("declineBody")}
        confirmLabel={t("decline")}
        action={decideJoinRequestAction}
        input={{ ...input, approve: false }}
        refusalsNamespace="organisations"
        successMessage={t("declined")}
      />
    </div>
  );
}

/** People who ask to join; only managers are shown any. */
export function JoinRequests({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const rows = organisation.joinRequests;
  if (rows.length === 0) return null;
  return (
    <Card title={t("requests.title")} hint={String(rows.length)}>
      <Table
        caption={t("requests.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: "name", header: t("detail.name"), primary: true, render: (row) => row.name },
          { key: "email", header: t("detail.email"), render: (row) => row.email },
          { key: "message", header: t("requests.message"), render: (row) => row.message || "–" },
          { key: "at", header: t("join.askedOn"), render: (row) => formatDate(row.requestedAt, locale) },
          {
            key: "decide",
            header: t("detail.actions"),
            align: "end",
            render: (row) => <Decide row={row} organisationId={organisation.id} />,
          },
        ]}
      />
    </Card>
  );
}
