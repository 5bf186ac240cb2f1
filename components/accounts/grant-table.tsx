import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { revokeGrantAction } from "@/lib/accounts/actions/administration";
import type { GrantRow, UserDetail } from "@/lib/accounts/types";
import { formatDate } from "@/lib/platform/format";

const TONES = { LIVE: "done", FUTURE: "todo", PAST: "stop" } as const;
const RESOURCES = ["GPU", "DATA", "TALENT"] as const;

/** Roles of one user, past ones included; those that stand can be revoked with a reason. */
export function GrantTable({ user }: { user: UserDetail }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const scope = (row: GrantRow) => {
    const resource = row.scopeKind === "RESOURCE" ? RESOURCES.find((kind) => kind === row.scopeId) : undefined;
    return resource ? t(`resources.${resource}`) : (row.scopeName ?? t("wholeProgramme"));
  };
  const period = ({ validFrom, validTo }: GrantRow) => {
    const from = formatDate(validFrom, locale);
    // The end is exclusive: the last valid day is the one a moment before.
    return validTo
      ? t("user.fromTo", { from, to: formatDate(new Date(validTo.getTime() - 1), locale) })
      : t("user.from", { from });
  };
  const columns: Column<GrantRow>[] = [
    { key: "role", header: t("fields.role"), primary: true, render: (row) => t(`roles.${row.role}`) },
    { key: "scope", header: t("fields.scope"), render: scope },
    { key: "period", header: t("user.period"), render: period },
    {
      key: "state",
      header: t("users.status"),
      render: (row) => <StatusTag tone={TONES[row.state]}>{t(`user.states.${row.state}`)}</StatusTag>,
    },
  ];
  const action: Column<GrantRow> = {
    key: "action",
    header: t("mine.action"),
    render: (row) =>
      row.state === "PAST" ? (
        "–"
      ) : (
        <span className="whitespace-nowrap">
          <ConfirmDialog
            triggerLabel={t("user.revoke")}
            triggerVariant="secondary"
            triggerSize="compact"
            title={t("user.revokeTitle", { role: t(`roles.${row.role}`) })}
            description={t("user.revokeBody", { name: user.name })}
            confirmLabel={t("user.revoke")}
            tone="danger"
            reason={{ label: t("fields.reason"), help: t("fields.reasonHelp"), minimum: 5 }}
            action={revokeGrantAction}
            input={{ grantId: row.id }}
            successMessage={t("user.revoked")}
          />
        </span>
      ),
  };
  return (
    <Table
      caption={t("user.grantsCaption")}
      captionHidden
      columns={user.mayChange ? [...columns, action] : columns}
      rows={user.grants}
      rowKey={(row) => row.id}
      empty={<p className="text-text-2">{t("user.grantsEmpty")}</p>}
    />
  );
}
