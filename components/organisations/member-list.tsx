import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { changeMemberRoleAction, removeMemberAction } from "@/lib/organisations/actions";
import type { MemberRow, OrganisationDetail } from "@/lib/organisations/types";
import { formatDate } from "@/lib/platform/format";

function Manage({ member, organisation }: { member: MemberRow; organisation: OrganisationDetail }) {
  const t = useTranslations("organisations.detail");
  const target = { organisationId: organisation.id, userId: member.userId };
  const isOwn = member.userId === organisation.viewerId;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {organisation.mayManage ? (
        <ActionButton
          action={changeMemberRoleAction}
          input={{ ...target, role: member.role === "MANAGER" ? ("MEMBER" as const) : ("MANAGER" as const) }}
          label={t(member.role === "MANAGER" ? "demote" : "promote")}
          size="compact"
          refusalsNamespace="organisations"
          successMessage={t("roleChanged")}
        />
      ) : null}
      {organisation.mayManage || isOwn ? (
        <ConfirmDialog
          triggerLabel={t(isOwn ? "leave" : "remove")}
          triggerVariant="ghost"
          triggerSize="compact"
          title={isOwn ? t("leaveTitle") : t("removeTitle", { name: member.name })}
          description={t("removeBody")}
          confirmLabel={t(isOwn ? "leave" : "remove")}
          tone="danger"
          action={removeMemberAction}
          input={target}
          refusalsNamespace="organisations"
          successMessage={t("removed")}
          redirectTo={isOwn ? "/organisations" : undefined}
        />
      ) : null}
    </div>
  );
}

/** Who acts for the organisation; managers give roles, everybody may leave. */
export function MemberList({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const isInside = organisation.members.some((member) => member.userId === organisation.viewerId);
  return (
    <Card title={t("detail.members")} hint={String(organisation.members.length)}>
      <Table
        caption={t("detail.membersCaption")}
        captionHidden
        rows={organisation.members}
        rowKey={(row) => row.userId}
        columns={[
          {
            key: "name",
            header: t("detail.name"),
            primary: true,
            render: (row) => (row.userId === organisation.viewerId ? `${row.name} (${t("detail.you")})` : row.name),
          },
          { key: "email", header: t("detail.email"), render: (row) => row.email },
          {
            key: "role",
            header: t("detail.role"),
            render: (row) => <span className="whitespace-nowrap">{t(`roles.${row.role}`)}</span>,
          },
          { key: "joined", header: t("detail.joined"), render: (row) => formatDate(row.joinedAt, locale) },
          ...(isInside
            ? [
                {
                  key: "manage",
                  header: t("detail.actions"),
                  align: "end" as const,
                  render: (row: MemberRow) => <Manage member={row} organisation={organisation} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
