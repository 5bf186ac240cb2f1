import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { Comparison } from "@/lib/verification/domain/cells";
import type { TableView } from "@/lib/verification/types";

const FOUR = { minimumFractionDigits: 4, maximumFractionDigits: 4, signDisplay: "exceptZero" } as const;

/** V2: the same benchmark run by different people, with the difference. */
export async function Comparisons({ table }: { table: TableView }) {
  const t = await getTranslations("verification.comparisons");
  const runners = await getTranslations("stages.verification.runnerNames");
  const locale = await getLocale();
  if (table.comparisons.length === 0) return null;
  const figure = new Intl.NumberFormat(locale, FOUR);
  const team = ({ teamId }: Comparison) => table.teams.find((one) => one.teamId === teamId);
  const benchmark = (row: Comparison) => table.rows.find((one) => one.benchmarkKey === row.benchmarkKey);
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={table.comparisons}
        rowKey={(row) => `${row.teamId} ${row.benchmarkKey} ${row.a} ${row.b}`}
        columns={[
          {
            key: "team",
            header: t("team"),
            primary: true,
            render: (row) => nameIn(locale, team(row) ?? { nameKo: "–", nameEn: "–" }),
          },
          {
            key: "benchmark",
            header: t("benchmark"),
            render: (row) => nameIn(locale, benchmark(row) ?? { nameKo: "–", nameEn: "–" }),
          },
          { key: "who", header: t("who"), render: (row) => t("whoValue", { a: runners(row.a), b: runners(row.b) }) },
          {
            key: "difference",
            header: t("difference"),
            align: "end",
            render: (row) => <span className="num">{figure.format(row.difference)}</span>,
          },
          {
            key: "verdict",
            header: t("verdict"),
            render: ({ isBeyondChance }) => {
              if (isBeyondChance === null) return <StatusTag tone="todo">{t("unknown")}</StatusTag>;
              return isBeyondChance ? (
                <StatusTag tone="warn">{t("beyond")}</StatusTag>
              ) : (
                <StatusTag tone="done">{t("within")}</StatusTag>
              );
            },
          },
        ]}
      />
    </Card>
  );
}
