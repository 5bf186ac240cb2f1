import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatInstantShort } from "@/lib/platform/format";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";
import { STAFF_LISTED } from "@/lib/proposals/domain/staff-list";
import type { StaffRow } from "@/lib/proposals/types";
import { inLanguage, STATE_TONES } from "./names";
import { RowChoice } from "./row-choice";

/** Boxes of the list and the dialog of the archive are one form: what is ticked goes with it. */
const ARCHIVE_FORM = "proposal-archive";

function useStaffColumns(choosable: boolean) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const c = (key: "receiptNumber" | "proposal" | "lead" | "members" | "state" | "submittedAt") =>
    t(`staff.columns.${key}`);
  const counts = (row: StaffRow) => row.receiptNumber !== null && row.state !== "WITHDRAWN";
  return [
    ...(choosable
      ? [
          {
            key: "choice",
            header: t("archive.select"),
            render: (row: StaffRow) =>
              counts(row) ? (
                <RowChoice
                  value={row.id}
                  form={ARCHIVE_FORM}
                  label={t("archive.selectOne", { number: row.receiptNumber ?? "" })}
                />
              ) : null,
          },
        ]
      : []),
    {
      key: "proposal",
      header: c("proposal"),
      primary: true,
      render: (row: StaffRow) =>
        row.titleKo ? (
          <TextLink href={`/manage/proposals/${row.id}`}>{inLanguage(locale, row.titleKo, row.titleEn)}</TextLink>
        ) : (
          <span className="text-text-2">{t("staff.untitled")}</span>
        ),
    },
    {
      key: "receiptNumber",
      header: c("receiptNumber"),
      sortable: true,
      render: (row: StaffRow) => (
        <span className="num whitespace-nowrap">{row.receiptNumber ?? t("staff.noNumber")}</span>
      ),
    },
    {
      key: "lead",
      header: c("lead"),
      sortable: true,
      render: (row: StaffRow) => inLanguage(locale, row.leadNameKo, row.leadNameEn),
    },
    {
      key: "members",
      header: c("members"),
      align: "end" as const,
      optional: true,
      render: (row: StaffRow) => row.memberCount,
    },
    {
      key: "state",
      header: c("state"),
      sortable: true,
      render: (row: StaffRow) => <StatusTag tone={STATE_TONES[row.state]}>{t(`states.${row.state}`)}</StatusTag>,
    },
    {
      key: "submittedAt",
      header: c("submittedAt"),
      sortable: true,
      optional: true,
      render: (row: StaffRow) => (row.submittedAt ? formatInstantShort(row.submittedAt, locale) : "–"),
    },
  ];
}

function useStaffFilters() {
  const t = useTranslations("proposals");
  const kinds = useTranslations("organisations.kinds");
  const options = <V extends string>(values: readonly V[], label: (value: V) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return [
    { name: "status", label: t("staff.status"), options: options(STAFF_LISTED.status, (one) => t(`states.${one}`)) },
    {
      name: "screening",
      label: t("staff.filters.screening"),
      options: options(STAFF_LISTED.screening, (one) => t(`staff.screening.${one}`)),
    },
    { name: "kind", label: t("staff.filters.kind"), options: options(STAFF_LISTED.kind, (one) => kinds(one)) },
    {
      name: "lessor",
      label: t("staff.filters.lessor"),
      options: options(STAFF_LISTED.lessor, (one) => t(`staff.lessor.${one}`)),
    },
    {
      name: "files",
      label: t("staff.filters.files"),
      options: options(STAFF_LISTED.files, (one) => t(`staff.files.${one}`)),
    },
  ];
}

type Props = {
  callId: string;
  query: ListQuery;
  rows: readonly StaffRow[];
  total: number;
  /** The call has closed: proposals may be packed. */
  closed: boolean;
};

/** The proposals of a call, for staff: searchable, sortable, shareable by address. */
export function StaffList({ callId, query, rows, total, closed }: Props) {
  const t = useTranslations("proposals");
  const columns = useStaffColumns(closed);
  const filters = useStaffFilters();
  return (
    <DataTable
      caption={t("staff.caption")}
      pathname={`/manage/calls/${callId}/proposals`}
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      search={{ label: t("staff.search") }}
      filters={filters}
      empty={<EmptyState title={t("staff.emptyTitle")}>{t("staff.emptyBody")}</EmptyState>}
    />
  );
}

type Downloads = { callId: string; query: ListQuery; closed: boolean };

/** L2: the list as a file and, once the call has closed, its proposals as an archive; both ask for the reason. */
export function StaffDownloads({ callId, query, closed }: Downloads) {
  const t = useTranslations("proposals");
  const carried = [["callId", callId], ...new URLSearchParams(listSearch(query, { page: 1 }))] as [string, string][];
  return (
    <>
      <ExportDialog
        href="/api/exports/proposals"
        carried={carried}
        formats={["xlsx", "csv"]}
        minimum={10}
        note={t("staff.exportBody")}
      />
      {closed ? (
        <ExportDialog
          href="/api/exports/proposals/archive"
          carried={carried}
          formats={[]}
          minimum={10}
          formId={ARCHIVE_FORM}
          words={{ open: t("archive.open"), title: t("archive.title"), submit: t("archive.submit") }}
          note={
            <>
              {t("archive.body")} {t("archive.note")}
            </>
          }
        />
      ) : null}
    </>
  );
}
