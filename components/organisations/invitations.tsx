import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { revokeInvitationAction } from "@/lib/organisations/actions";
import type { OrganisationDetail } from "@/lib/organisations/types";
import { formatInstant } from "@/lib/platform/format";

/** Invitations that wait for an answer, for managers. */
export function OpenInvitations({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  if (organisation.invitations.length === 0) return null;
  return (
    <Card title={t("detail.invitations")} hint={String(organisation.invitations.length)}>
      <Table
        caption={t("detail.invitationsCaption")}
        captionHidden
        rows={organisation.invitations}
        rowKey={(row) => row.id}
        columns={[
          { key: "email", header: t("detail.email"), primary: true, render: (row) => row.email },
          { key: "role", header: t("detail.role"), render: (row) => t(`roles.${row.role}`) },
          { key: "expires", header: t("detail.expires"), render: (row) => formatInstant(row.expiresAt, locale) },
          {
            key: "state",
            header: t("detail.state"),
            render: (row) => (
              <StatusTag tone={row.state === "OPEN" ? "doing" : "todo"}>{t(`detail.states.${row.state}`)}</StatusTag>
            ),
          },
          {
            key: "manage",
            header: t("detail.actions"),
            align: "end",
            render: (row) => (
              <ActionButton
                action={revokeInvitationAction}
                input={{ organisationId: organisation.id, invitationId: row.id }}
                label={t("detail.revoke")}
                size="compact"
                refusalsNamespace="organisations"
                successMessage={t("detail.revoked")}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
