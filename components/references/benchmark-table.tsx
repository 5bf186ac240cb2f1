import { useLocale, useTranslations } from "next-intl";
import type { Column } from "@/components/ui/column";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { BENCHMARK_DOMAINS, isBenchmarkDomain } from "@/lib/references/domain/catalogue";
import { fromMillionths } from "@/lib/references/domain/millionths";
import type { BenchmarkRow } from "@/lib/references/types";

export function useBenchmarkWords() {
  const t = useTranslations("references");
  const locale = useLocale();
  return {
    name: (one: { nameKo: string; nameEn: string }) => (locale === "ko" ? one.nameKo : one.nameEn),
    domain: (domain: string) => t(`domains.${isBenchmarkDomain(domain) ? domain : "other"}`),
  };
}

type Props = { rows: readonly BenchmarkRow[]; total: number; query: ListQuery };

/** E5: what models are measured by. */
export function BenchmarkTable({ rows, total, query }: Props) {
  const t = useTranslations("references");
  const header = (key: string) => t(`benchmarks.columns.${key}`);
  const words = useBenchmarkWords();
  const locale = useLocale();
  const columns: Column<BenchmarkRow>[] = [
    {
      key: locale === "ko" ? "nameKo" : "nameEn",
      header: header("name"),
      primary: true,
      sortable: true,
      render: (row) => <TextLink href={`/references/benchmarks/${row.id}`}>{words.name(row)}</TextLink>,
    },
    { key: "domain", header: header("domain"), render: (row) => words.domain(row.domain) },
    {
      key: "direction",
      header: header("direction"),
      optional: true,
      render: (row) => t(`directions.${row.direction}`),
    },
    { key: "metric", header: header("metric"), optional: true, hiddenAtFirst: true, render: (row) => row.metric },
    {
      key: "scale",
      header: header("scale"),
      align: "end",
      optional: true,
      render: (row) => <span className="num">{fromMillionths(row.scaleMaxMillionths)}</span>,
    },
    {
      key: "models",
      header: header("models"),
      align: "end",
      render: (row) => <span className="num">{formatCount(row.modelCount)}</span>,
    },
    {
      key: "key",
      header: header("key"),
      sortable: true,
      optional: true,
      hiddenAtFirst: true,
      render: (row) => <code className="text-small break-all">{row.key}</code>,
    },
  ];
  return (
    <DataTable
      caption={t("benchmarks.caption")}
      pathname="/references/benchmarks"
      query={query}
      total={total}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      search={{ label: t("benchmarks.search") }}
      filters={[
        {
          name: "domain",
          label: t("benchmarks.filterDomain"),
          options: BENCHMARK_DOMAINS.map((value) => ({ value, label: t(`domains.${value}`) })),
        },
      ]}
      empty={<EmptyState title={t("benchmarks.empty")}>{t("benchmarks.emptyBody")}</EmptyState>}
    />
  );
}
