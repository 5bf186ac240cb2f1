import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { revokeOtherSessionsAction, revokeSessionAction } from "@/lib/accounts/actions";
import type { SessionRow } from "@/lib/accounts/types";
import { formatInstantShort } from "@/lib/platform/format";

/** Where one is signed in, and the way to end it. */
export function SessionList({ sessions }: { sessions: readonly SessionRow[] }) {
  const t = useTranslations("accounts.mine");
  const locale = useLocale();
  const columns: Column<SessionRow>[] = [
    { key: "device", header: t("device"), primary: true, render: (row) => row.browser ?? t("unknownDevice") },
    { key: "address", header: t("address"), render: (row) => row.ipAddress ?? "–" },
    { key: "signedInAt", header: t("signedInAt"), render: (row) => formatInstantShort(row.createdAt, locale) },
    { key: "lastSeenAt", header: t("lastSeenAt"), render: (row) => formatInstantShort(row.lastSeenAt, locale) },
    {
      key: "action",
      header: t("action"),
      render: (row) =>
        row.isCurrent ? (
          <Badge tone="primary">{t("current")}</Badge>
        ) : (
          <ActionButton
            action={revokeSessionAction}
            input={{ sessionId: row.id }}
            label={t("revoke")}
            size="compact"
            successMessage={t("revoked")}
          />
        ),
    },
  ];
  return (
    <Card title={t("sessions")}>
      <p className="mb-3 text-small text-text-2">{t("sessionsHint")}</p>
      <Table caption={t("sessions")} captionHidden columns={columns} rows={sessions} rowKey={(row) => row.id} />
      {sessions.length > 1 ? (
        <div className="mt-5">
          <ConfirmDialog
            triggerLabel={t("revokeOthers")}
            triggerVariant="secondary"
            title={t("revokeOthersTitle")}
            description={t("revokeOthersBody")}
            confirmLabel={t("revokeOthers")}
            tone="danger"
            action={revokeOtherSessionsAction}
            input={{}}
            successMessage={t("revoked")}
          />
        </div>
      ) : null}
    </Card>
  );
}
