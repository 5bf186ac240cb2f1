import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/teams/words";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { AgreementRow } from "@/lib/agreements/types";
import { formatDate } from "@/lib/platform/format";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";
import { STANDING_TONES } from "./words";

const STANDINGS = ["DRAFT", "OFFERED", "IN_FORCE", "ENDED"] as const;
type Props = { rows: readonly AgreementRow[]; total: number; query: ListQuery; isStaff: boolean };

function Open({ row }: { row: AgreementRow }) {
  const t = useTranslations("agreements");
  const { open } = row;
  if (!open) return <span className="text-text-2">{t("list.none")}</span>;
  const version = t("versionName", { amendment: open.number });
  return open.status === "DRAFT"
    ? t("list.openDraft", { version })
    : t("list.openText", { version, signatures: open.signatures, parties: open.parties });
}

/** The list as it is searched and sorted, for staff. */
export function AgreementExport({ query }: { query: ListQuery }) {
  const t = useTranslations("agreements");
  return (
    <ExportDialog
      href="/api/exports/agreements"
      carried={[...new URLSearchParams(listSearch(query, { page: 1 }))]}
      formats={["csv", "xlsx"]}
      note={t("list.exportNote")}
    />
  );
}

/** D4: agreements this reader may see, with what is on its way. */
export function AgreementList({ rows, total, query, isStaff }: Props) {
  const t = useTranslations("agreements");
  const locale = useLocale();
  const searched = query.search !== "" || Object.keys(query.filters).length > 0;
  return (
    <DataTable
      caption={t("list.caption")}
      pathname="/agreements"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.agreementId}
      search={{ label: t("list.search") }}
      filters={[
        {
          name: "standing",
          label: t("list.standing"),
          options: STANDINGS.map((value) => ({ value, label: t(`standings.${value}`) })),
        },
      ]}
      columns={[
        {
          key: "team",
          header: t("list.team"),
          primary: true,
          sortable: true,
          render: (row) => (
            <>
              <TextLink href={`/agreements/${row.agreementId}`}>
                {nameIn(locale, { nameKo: row.teamKo, nameEn: row.teamEn })}
              </TextLink>
              <span className="block text-small font-normal text-text-2">{row.callCode}</span>
            </>
          ),
        },
        {
          key: "number",
          header: t("list.number"),
          sortable: true,
          render: (row) => <span className="num md:whitespace-nowrap">{row.number}</span>,
        },
        {
          key: "standing",
          header: t("list.standing"),
          render: (row) => <StatusTag tone={STANDING_TONES[row.standing]}>{t(`standings.${row.standing}`)}</StatusTag>,
        },
        {
          key: "inForce",
          header: t("list.inForce"),
          render: (row) =>
            row.inForceNumber === null || row.inForceAt === null ? (
              <span className="text-text-2">{t("list.none")}</span>
            ) : (
              <>
                {t("versionName", { amendment: row.inForceNumber })}
                <span className="block text-small text-text-2">{formatDate(row.inForceAt, locale)}</span>
              </>
            ),
        },
        { key: "open", header: t("list.open"), render: (row) => <Open row={row} /> },
      ]}
      empty={
        <EmptyState title={t(searched ? "list.noMatch" : "list.emptyTitle")}>
          {t(searched ? "list.noMatchBody" : isStaff ? "list.emptyBody" : "list.ownEmptyBody")}
        </EmptyState>
      }
    />
  );
}
