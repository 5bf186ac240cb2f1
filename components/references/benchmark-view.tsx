import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/platform/format";
import { fromMillionths, scoreText } from "@/lib/references/domain/millionths";
import type { BenchmarkDetail } from "@/lib/references/types";
import { useBenchmarkWords } from "./benchmark-table";
import { Measured, SourceLink } from "./figure";

export function BenchmarkFacts({ benchmark }: { benchmark: BenchmarkDetail }) {
  const t = useTranslations("references");
  const { domain } = useBenchmarkWords();
  const column = (key: string) => t(`benchmarks.columns.${key}`);
  return (
    <Card
      title={t("benchmark.facts")}
      actions={
        benchmark.mayEdit ? (
          <ButtonLink href={`/references/benchmarks/${benchmark.id}/edit`} size="compact">
            {t("model.edit")}
          </ButtonLink>
        ) : null
      }
    >
      <DescriptionList
        items={[
          { term: column("domain"), detail: domain(benchmark.domain) },
          { term: column("direction"), detail: t(`directions.${benchmark.direction}`) },
          { term: column("scale"), detail: fromMillionths(benchmark.scaleMaxMillionths) },
          ...(benchmark.metric ? [{ term: column("metric"), detail: benchmark.metric }] : []),
          { term: column("key"), detail: <code className="text-small break-all">{benchmark.key}</code> },
          ...(benchmark.sourceUrl ? [{ term: t("source"), detail: <SourceLink url={benchmark.sourceUrl} /> }] : []),
        ]}
      />
    </Card>
  );
}

/** The figures that count on one benchmark, best first. */
export function BenchmarkScores({ benchmark }: { benchmark: BenchmarkDetail }) {
  const t = useTranslations("references");
  const locale = useLocale();
  return (
    <Card title={t("benchmark.scores")}>
      <Table
        caption={t("benchmark.scores")}
        captionHidden
        rows={benchmark.scores}
        rowKey={(row) => row.modelId}
        columns={[
          {
            key: "model",
            header: t("models.columns.name"),
            primary: true,
            render: (row) => <TextLink href={`/references/models/${row.modelId}`}>{row.modelName}</TextLink>,
          },
          { key: "organisation", header: t("models.columns.organisation"), render: (row) => row.organisation },
          {
            key: "released",
            header: t("models.columns.releasedOn"),
            render: (row) => (row.releasedOn ? formatDate(row.releasedOn, locale) : "–"),
          },
          {
            key: "value",
            header: t("model.value"),
            align: "end",
            render: (row) => <b className="num">{scoreText(row.valueMillionths, benchmark.scaleMaxMillionths)}</b>,
          },
          {
            key: "reported",
            header: t("model.reported"),
            render: (row) => <Measured selfReported={row.selfReported} />,
          },
          { key: "source", header: t("source"), render: (row) => <SourceLink url={row.sourceUrl} /> },
        ]}
        empty={<EmptyState title={t("benchmark.noScores")}>{t("benchmark.noScoresBody")}</EmptyState>}
      />
    </Card>
  );
}
