import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { revokeInvitationAction } from "@/lib/accounts/actions/administration";
import type { InvitationRow } from "@/lib/accounts/types";
import { formatInstantShort } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";

type Props = { query: ListQuery; total: number; rows: readonly InvitationRow[] };
const TONES = { OPEN: "doing", ACCEPTED: "done", REVOKED: "stop", EXPIRED: "todo" } as const;

/** Invitations and where they stand; open ones can be withdrawn. */
export function InvitationTable({ query, total, rows }: Props) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const columns: Column<InvitationRow>[] = [
    { key: "name", header: t("fields.name"), primary: true, render: (row) => row.name },
    {
      key: "email",
      header: t("fields.email"),
      sortable: true,
      render: (row) => <span className="[overflow-wrap:anywhere]">{row.email}</span>,
    },
    {
      key: "role",
      header: t("fields.role"),
      render: (row) => [t(`roles.${row.role}`), row.scopeName].filter(Boolean).join(" · "),
    },
    {
      key: "state",
      header: t("users.status"),
      render: (row) => <StatusTag tone={TONES[row.state]}>{t(`invitations.states.${row.state}`)}</StatusTag>,
    },
    {
      key: "createdAt",
      header: t("invitations.createdAt"),
      sortable: true,
      render: (row) => formatInstantShort(row.createdAt, locale),
    },
    {
      key: "expiresAt",
      header: t("invitations.expiresAt"),
      optional: true,
      render: (row) => formatInstantShort(row.expiresAt, locale),
    },
    {
      key: "action",
      header: t("mine.action"),
      render: (row) =>
        row.state === "OPEN" ? (
          <ConfirmDialog
            triggerLabel={t("invitations.revoke")}
            triggerVariant="secondary"
            triggerSize="compact"
            title={t("invitations.revokeTitle", { email: row.email })}
            description={t("invitations.revokeBody")}
            confirmLabel={t("invitations.revoke")}
            tone="danger"
            action={revokeInvitationAction}
            input={{ invitationId: row.id }}
            successMessage={t("invitations.revoked")}
          />
        ) : (
          "–"
        ),
    },
  ];
  return (
    <DataTable
      caption={t("invitations.caption")}
      pathname="/admin/users/invitations"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      search={{ label: t("users.search") }}
      empty={<EmptyState title={t("invitations.emptyTitle")}>{t("invitations.emptyBody")}</EmptyState>}
    />
  );
}
