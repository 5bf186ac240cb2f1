import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { LOT_PHASES } from "@/lib/datasets/domain/lots";
import type { LotRow } from "@/lib/datasets/types";
import { formatWonCompact } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { LicenceTag, LotPhaseTag } from "./status";

type Props = { rows: readonly LotRow[]; total: number; years: readonly number[]; query: ListQuery };

/** T2: lots with where they stand, what they cost, and what the vote made of them. */
export function LotList({ rows, total, years, query }: Props) {
  const t = useTranslations("datasets");
  return (
    <DataTable
      caption={t("lots.title")}
      pathname="/ledger/data"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={useLotColumns()}
      search={{ label: t("lots.search") }}
      filters={[
        {
          ...{ name: "phase", label: t("fields.phase") },
          options: LOT_PHASES.map((value) => ({ value, label: t(`phases.${value}`) })),
        },
        {
          ...{ name: "year", label: t("fields.year") },
          options: years.map((year) => ({ value: String(year), label: t("yearOf", { year: String(year) }) })),
        },
      ]}
      empty={<EmptyState title={t("lots.none")}>{t("lots.noneBody")}</EmptyState>}
    />
  );
}

/** Corpus with its number and owner, leading to the lot. */
export function LotName({ lot }: { lot: Pick<LotRow, "id" | "number" | "corpus" | "owner"> }) {
  const t = useTranslations("datasets");
  return (
    <>
      <TextLink href={`/ledger/data/${lot.id}`}>{lot.corpus}</TextLink>
      <span className="block text-small font-normal text-text-2">
        {t("lots.number", { number: lot.number })} · {lot.owner}
      </span>
    </>
  );
}

function useLotColumns(): Column<LotRow>[] {
  const t = useTranslations("datasets");
  const locale = useLocale();
  return [
    {
      key: "number",
      header: t("fields.corpus"),
      primary: true,
      sortable: true,
      render: (row) => <LotName lot={row} />,
    },
    { key: "phase", header: t("fields.phase"), render: (row) => <LotPhaseTag phase={row.phase} /> },
    {
      ...{ key: "priority", header: t("fields.priority"), sortable: true },
      render: (row) => (
        <span className="whitespace-nowrap">
          {row.standing ? t("lots.rank", { rank: row.standing.rank, points: row.standing.points }) : "–"}
        </span>
      ),
    },
    {
      ...{ key: "price", header: t("fields.price"), align: "end", sortable: true },
      render: (row) => (
        <span className="whitespace-nowrap">
          {formatWonCompact(row.priceWon ?? row.estimatedWon, locale)}
          {row.priceWon === null ? <span className="block text-small text-text-2">{t("lots.estimated")}</span> : null}
        </span>
      ),
    },
    {
      ...{ key: "teams", header: t("fields.teams"), optional: true },
      render: (row) => t(row.taking > 0 ? "lots.taking" : "lots.wanting", { count: row.taking || row.wanting }),
    },
    {
      ...{ key: "delivery", header: t("fields.delivery"), optional: true },
      render: (row) => (row.taking > 0 ? t("lots.confirmed", { confirmed: row.confirmed, taking: row.taking }) : "–"),
    },
    {
      ...{ key: "licence", header: t("fields.licence"), optional: true },
      render: (row) => (row.licence ? <LicenceTag licence={row.licence} /> : "–"),
    },
  ];
}
