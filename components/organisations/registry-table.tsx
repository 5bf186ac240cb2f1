import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import { ORGANISATION_KINDS, SIZE_CLASSES } from "@/lib/organisations/schema";
import type { OrganisationRow } from "@/lib/organisations/types";
import { formatCount, formatDate } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";

type Props = { rows: readonly OrganisationRow[]; total: number; query: ListQuery };

function useColumns(): Column<OrganisationRow>[] {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const header = (key: string) => t(`registry.columns.${key}`);
  return [
    {
      key: "nameKo",
      header: header("nameKo"),
      primary: true,
      sortable: true,
      render: (row) => (
        <>
          <TextLink href={`/organisations/${row.id}`}>{row.nameKo}</TextLink>
          {row.isMerged ? <span className="text-small text-text-2"> ({t("merge.mergedMark")})</span> : null}
        </>
      ),
    },
    { key: "nameEn", header: header("nameEn"), sortable: true, optional: true, render: (row) => row.nameEn },
    {
      key: "registrationNumber",
      header: header("registrationNumber"),
      sortable: true,
      render: (row) => <span className="num">{formatRegistrationNumber(row.registrationNumber)}</span>,
    },
    { key: "kind", header: header("kind"), optional: true, render: (row) => t(`kinds.${row.kind}`) },
    { key: "sizeClass", header: header("sizeClass"), optional: true, render: (row) => t(`sizes.${row.sizeClass}`) },
    {
      key: "lessor",
      header: header("lessor"),
      optional: true,
      render: (row) => t(row.leasesGpusToGovernment ? "registry.yes" : "registry.no"),
    },
    {
      key: "members",
      header: header("members"),
      align: "end",
      optional: true,
      render: (row) => formatCount(row.memberCount),
    },
    {
      key: "createdAt",
      header: header("createdAt"),
      sortable: true,
      optional: true,
      hiddenAtFirst: true,
      render: (row) => formatDate(row.createdAt, locale),
    },
  ];
}

/** Every registered organisation, for staff: searched, filtered and sorted by the server. */
export function RegistryTable({ rows, total, query }: Props) {
  const t = useTranslations("organisations");
  const columns = useColumns();
  return (
    <DataTable
      caption={t("registry.caption")}
      pathname="/organisations"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      search={{ label: t("registry.search") }}
      filters={[
        {
          name: "kind",
          label: t("registry.filters.kind"),
          options: ORGANISATION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
        },
        {
          name: "sizeClass",
          label: t("registry.filters.sizeClass"),
          options: SIZE_CLASSES.map((value) => ({ value, label: t(`sizes.${value}`) })),
        },
        {
          name: "lessor",
          label: t("registry.filters.lessor"),
          options: [
            { value: "yes", label: t("registry.filters.yes") },
            { value: "no", label: t("registry.filters.no") },
          ],
        },
      ]}
      empty={<EmptyState title={t("registry.empty")}>{t("registry.emptyBody")}</EmptyState>}
    />
  );
}
