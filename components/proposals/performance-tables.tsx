import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatPercent } from "@/lib/platform/format";
import { formulaResults, type ReferenceFigure, type TargetTable } from "@/lib/proposals/domain/planned-target";
import { scoreText } from "@/lib/references/domain/millionths";
import { inLanguage } from "./names";

const HUNDREDTHS_OF_PERCENT = 100n;

/** A ratio in millionths, rounded down to two decimals of a per cent: nothing looks reached that is not. */
const ratioText = (ratioMillionths: bigint): string => {
  const hundredths = ratioMillionths / HUNDREDTHS_OF_PERCENT;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, "0")}%`;
};

type Names = ReadonlyMap<string, string>;

/** Names as they were sealed with the figures; a form knows those of models without any figure too. */
const modelNames = ({ figures }: TargetTable): Names =>
  new Map(figures.map((figure) => [figure.modelKey, figure.modelName]));

function Figure({ figure, scaleMax }: { figure: ReferenceFigure; scaleMax: bigint }) {
  const t = useTranslations("references");
  return (
    <>
      <b className="num">{scoreText(figure.valueMillionths, scaleMax)}</b>{" "}
      <span className="text-small text-text-2">({figure.selfReported ? t("selfReported") : t("independent")})</span>
      {figure.sourceUrl ? (
        <>
          {" "}
          <TextLink href={figure.sourceUrl} external>
            {t("source")}
          </TextLink>
        </>
      ) : null}
    </>
  );
}

/** ⑥: own target and the figures of the reference models, benchmark by benchmark, with their sources; missing cells are named. */
export function TargetsTable({ table, names = modelNames(table) }: { table: TargetTable; names?: Names | undefined }) {
  const t = useTranslations("proposals.performance");
  const r = useTranslations("references.directions");
  const locale = useLocale();
  return (
    <Table
      caption={t("targets")}
      rows={table.rows}
      rowKey={(row) => row.benchmarkKey}
      columns={[
        {
          key: "benchmark",
          header: t("benchmark"),
          primary: true,
          render: (row) => (
            <>
              {inLanguage(locale, row.nameKo, row.nameEn)}
              <span className="block text-small font-normal text-text-2">{r(row.direction)}</span>
            </>
          ),
        },
        {
          key: "own",
          header: t("own"),
          align: "end",
          render: (row) =>
            row.ownMillionths === null ? (
              <StatusTag tone="warn">{t("noTarget")}</StatusTag>
            ) : (
              <b className="num">{scoreText(row.ownMillionths, row.scaleMaxMillionths)}</b>
            ),
        },
        {
          key: "references",
          header: t("references"),
          render: (row) => (
            <ul className="grid gap-1">
              {table.referenceModelKeys.map((key) => {
                const figure = table.figures.find(
                  (one) => one.modelKey === key && one.benchmarkKey === row.benchmarkKey,
                );
                return (
                  <li key={key} className="wrap-anywhere">
                    {names.get(key) ?? key}{" "}
                    {figure ? (
                      <Figure figure={figure} scaleMax={row.scaleMaxMillionths} />
                    ) : (
                      <StatusTag tone="warn">{t("noFigure")}</StatusTag>
                    )}
                  </li>
                );
              })}
            </ul>
          ),
        },
      ]}
    />
  );
}

type FormulaProps = {
  table: TargetTable;
  formulaKey: string;
  targetBasisPoints: number | null;
  names?: Names | undefined;
};

/** E5: the planned ratio by every formula, since the verdict can flip with it; missing cells block and are named. */
export function FormulaTable({ table, formulaKey, targetBasisPoints, names = modelNames(table) }: FormulaProps) {
  const t = useTranslations("proposals.performance");
  const r = useTranslations("references");
  const locale = useLocale();
  const cellName = (cell: string): string => {
    const row = table.rows.find((one) => cell === one.benchmarkKey || cell.startsWith(`${one.benchmarkKey}:`));
    const benchmark = row ? inLanguage(locale, row.nameKo, row.nameEn) : cell;
    const model = row && cell.length > row.benchmarkKey.length ? cell.slice(row.benchmarkKey.length + 1) : "";
    return model ? `${benchmark} × ${names.get(model) ?? model}` : benchmark;
  };
  const results = formulaResults(table, targetBasisPoints ?? 0);
  return (
    <Table
      caption={
        targetBasisPoints === null
          ? t("ratios")
          : t("ratiosTarget", { target: formatPercent(targetBasisPoints / 10_000) })
      }
      rows={results}
      rowKey={(row) => row.formula}
      columns={[
        {
          key: "formula",
          header: t("formula"),
          primary: true,
          render: ({ formula }) => (
            <>
              {r(`formulas.${formula}`)}{" "}
              {formula === formulaKey ? <StatusTag tone="doing">{t("chosen")}</StatusTag> : null}
            </>
          ),
        },
        {
          key: "ratio",
          header: t("ratio"),
          render: ({ ratio }) => {
            if ("ratioMillionths" in ratio) return <b className="num">{ratioText(ratio.ratioMillionths)}</b>;
            if (ratio.missing.length === 0) return "–";
            return t("missingCells", { cells: ratio.missing.map(cellName).join(", ") });
          },
        },
        ...(targetBasisPoints === null
          ? []
          : [
              {
                key: "verdict",
                header: t("verdict"),
                render: ({ reaches }: { reaches: boolean | null }) => {
                  if (reaches === null) return <StatusTag tone="todo">{t("open")}</StatusTag>;
                  return reaches ? (
                    <StatusTag tone="done">{t("reached")}</StatusTag>
                  ) : (
                    <StatusTag tone="warn">{t("notReached")}</StatusTag>
                  );
                },
              },
            ]),
      ]}
    />
  );
}
