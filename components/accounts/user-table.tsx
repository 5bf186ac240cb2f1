import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { ROLES } from "@/lib/access/actor";
import type { UserRow } from "@/lib/accounts/types";
import { formatDate, formatInstantShort } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { UserStatusTag } from "./user-status-tag";

type Props = { query: ListQuery; total: number; rows: readonly UserRow[] };

/** Everybody with an account. */
export function UserTable({ query, total, rows }: Props) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const roles = (row: UserRow) => row.roles.map((role) => t(`roles.${role}`)).join(", ") || t("users.none");
  const columns: Column<UserRow>[] = [
    {
      key: "name",
      header: t("users.name"),
      primary: true,
      sortable: true,
      render: (row) => <TextLink href={`/admin/users/${row.id}`}>{row.name}</TextLink>,
    },
    {
      key: "email",
      header: t("users.email"),
      sortable: true,
      render: (row) => <span className="[overflow-wrap:anywhere]">{row.email}</span>,
    },
    { key: "roles", header: t("users.roles"), render: roles },
    { key: "status", header: t("users.status"), render: (row) => <UserStatusTag user={row} /> },
    {
      key: "secondFactor",
      header: t("users.secondFactor"),
      optional: true,
      render: (row) => (row.secondFactorEnrolled ? t("users.yes") : t("users.no")),
    },
    {
      key: "lastSeenAt",
      header: t("users.lastSeenAt"),
      optional: true,
      render: (row) => (row.lastSeenAt ? formatInstantShort(row.lastSeenAt, locale) : t("users.never")),
    },
    {
      key: "createdAt",
      header: t("users.createdAt"),
      optional: true,
      hiddenAtFirst: true,
      sortable: true,
      render: (row) => formatDate(row.createdAt, locale),
    },
  ];
  const roleOptions = ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }));
  const statusOptions = (["ACTIVE", "DISABLED", "LOCKED"] as const).map((status) => ({
    value: status,
    label: t(`users.statuses.${status}`),
  }));
  return (
    <DataTable
      caption={t("users.caption")}
      pathname="/admin/users"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      search={{ label: t("users.search") }}
      filters={[
        { name: "role", label: t("users.roles"), options: roleOptions },
        { name: "status", label: t("users.status"), options: statusOptions },
      ]}
      empty={<EmptyState title={t("users.emptyTitle")}>{t("users.emptyBody")}</EmptyState>}
    />
  );
}
