import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/column";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/platform/format";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";
import { AVAILABILITIES } from "@/lib/reviewers/schema";
import type { FieldName, PoolRow } from "@/lib/reviewers/types";

type Props = { rows: readonly PoolRow[]; total: number; query: ListQuery; fields: readonly FieldName[] };

const STANDINGS = ["IN_OFFICE", "INVITED", "NOT_INVITED"] as const;
const TONES = { IN_OFFICE: "done", INVITED: "doing", NOT_INVITED: "todo" } as const;

function useColumns(fields: readonly FieldName[]): Column<PoolRow>[] {
  const t = useTranslations("reviewers");
  const locale = useLocale();
  const nameOf = new Map(fields.map((field) => [field.key, locale === "en" ? field.nameEn : field.nameKo]));
  const header = (key: string) => t(`columns.${key}`);
  const figure = (key: "panels" | "submitted" | "waiting"): Column<PoolRow> => ({
    key,
    header: header(key),
    align: "end",
    sortable: true,
    optional: true,
    render: (row) => <span className="num">{formatCount(row[key])}</span>,
  });
  return [
    {
      key: "name",
      header: header("name"),
      primary: true,
      sortable: true,
      render: (row) => (
        <>
          <TextLink href={`/manage/reviewers/${row.userId}`}>{row.name}</TextLink>{" "}
          {row.isForeign ? <Badge>{t("foreign")}</Badge> : null}
        </>
      ),
    },
    {
      key: "organisation",
      header: header("organisation"),
      sortable: true,
      render: (row) => [row.organisation, row.unit].filter(Boolean).join(" · ") || "–",
    },
    {
      key: "fields",
      header: header("fields"),
      optional: true,
      render: (row) => row.fieldKeys.flatMap((key) => nameOf.get(key) ?? []).join(", ") || "–",
    },
    {
      key: "keywords",
      header: header("keywords"),
      optional: true,
      hiddenAtFirst: true,
      render: (row) => row.keywords.join(", ") || "–",
    },
    { key: "email", header: header("email"), optional: true, hiddenAtFirst: true, render: (row) => row.email },
    {
      key: "availability",
      header: header("availability"),
      optional: true,
      render: (row) => t(`availabilities.${row.availability}`),
    },
    {
      key: "standing",
      header: header("standing"),
      render: (row) => <StatusTag tone={TONES[row.standing]}>{t(`standings.${row.standing}`)}</StatusTag>,
    },
    figure("panels"),
    figure("submitted"),
    figure("waiting"),
  ];
}

/** S2: everybody who may sit on a panel, for staff: searched, filtered and sorted by the server. */
export function PoolTable({ rows, total, query, fields }: Props) {
  const t = useTranslations("reviewers");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("caption")}
      pathname="/manage/reviewers"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.userId}
      columns={useColumns(fields)}
      search={{ label: t("search") }}
      filters={[
        {
          name: "field",
          label: t("columns.fields"),
          options: fields.map((field) => ({ value: field.key, label: locale === "en" ? field.nameEn : field.nameKo })),
        },
        {
          name: "origin",
          label: t("origin"),
          options: [
            { value: "domestic", label: t("domestic") },
            { value: "foreign", label: t("foreign") },
          ],
        },
        {
          name: "availability",
          label: t("columns.availability"),
          options: AVAILABILITIES.map((value) => ({ value, label: t(`availabilities.${value}`) })),
        },
        {
          name: "standing",
          label: t("columns.standing"),
          options: STANDINGS.map((value) => ({ value, label: t(`standings.${value}`) })),
        },
      ]}
      empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
    />
  );
}

/** L2: the pool as the list shows it, in the headings that an import knows. */
export function PoolExport({ query, total }: { query: ListQuery; total: number }) {
  const t = useTranslations("reviewers");
  const shown = [...new URLSearchParams(listSearch(query, { page: 1 }))];
  return (
    <ExportDialog
      href="/api/exports/reviewers"
      carried={shown}
      formats={["xlsx", "csv"]}
      note={t("exportBody", { count: formatCount(total) })}
    />
  );
}
