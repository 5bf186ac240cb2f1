import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { TextLink } from "@/components/ui/text-link";
import { formatCount, formatDate } from "@/lib/platform/format";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";
import { fromMillionths } from "@/lib/references/domain/millionths";
import type { ModelRow } from "@/lib/references/types";

const MONTHS = [3, 6, 12, 24];

/** Billions with at most three decimals, from millions: 7,600 → 7.6. */
const billions = (millions: bigint): string => fromMillionths(millions * 1_000n);

export function useModelWords() {
  const t = useTranslations("references");
  return {
    weights: (open: boolean | null) => t(open === null ? "unknown" : open ? "yes" : "no"),
    parameters: (millions: bigint | null) =>
      millions === null ? t("unknown") : t("parameters", { billions: billions(millions) }),
  };
}

function useColumns(): Column<ModelRow>[] {
  const t = useTranslations("references.models.columns");
  const { weights, parameters } = useModelWords();
  const locale = useLocale();
  return [
    {
      key: "name",
      header: t("name"),
      primary: true,
      sortable: true,
      render: (row) => <TextLink href={`/references/models/${row.id}`}>{row.name}</TextLink>,
    },
    { key: "organisation", header: t("organisation"), sortable: true, render: (row) => row.organisation },
    {
      key: "releasedOn",
      header: t("releasedOn"),
      sortable: true,
      render: (row) => <span className="num">{row.releasedOn ? formatDate(row.releasedOn, locale) : "–"}</span>,
    },
    { key: "weights", header: t("weights"), optional: true, render: (row) => weights(row.openWeights) },
    {
      key: "parametersMillions",
      header: t("parametersMillions"),
      sortable: true,
      align: "end",
      optional: true,
      render: (row) => <span className="num">{parameters(row.parametersMillions)}</span>,
    },
    { key: "licence", header: t("licence"), optional: true, hiddenAtFirst: true, render: (row) => row.licence },
    {
      key: "scores",
      header: t("scores"),
      align: "end",
      optional: true,
      render: (row) => <span className="num">{formatCount(row.scoreCount)}</span>,
    },
    {
      key: "key",
      header: t("key"),
      optional: true,
      hiddenAtFirst: true,
      render: (row) => <code className="text-small break-all">{row.key}</code>,
    },
  ];
}

type Props = { rows: readonly ModelRow[]; total: number; organisations: readonly string[]; query: ListQuery };

/** E5: the catalogue of models, searched and filtered by the server. */
export function ModelTable({ rows, total, organisations, query }: Props) {
  const t = useTranslations("references.models");
  const columns = useColumns();
  return (
    <DataTable
      caption={t("caption")}
      pathname="/references"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      search={{ label: t("search") }}
      filters={[
        {
          name: "organisation",
          label: t("filters.organisation"),
          options: organisations.map((value) => ({ value, label: value })),
        },
        {
          name: "weights",
          label: t("filters.weights"),
          options: [
            { value: "open", label: t("filters.open") },
            { value: "closed", label: t("filters.closed") },
          ],
        },
        {
          name: "months",
          label: t("filters.months"),
          options: MONTHS.map((months) => ({ value: String(months), label: t("filters.monthsValue", { months }) })),
        },
        { name: "until", label: t("filters.until") },
      ]}
      empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
    />
  );
}

/** L2: the list as it is shown, with a reason. */
export function ModelExport({ query, total }: { query: ListQuery; total: number }) {
  const t = useTranslations("references.models");
  return (
    <ExportDialog
      href="/api/exports/references"
      carried={[...new URLSearchParams(listSearch(query, { page: 1 }))]}
      formats={["csv", "xlsx"]}
      note={t("exportBody", { count: formatCount(total) })}
    />
  );
}
