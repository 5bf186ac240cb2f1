import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { Cell } from "@/lib/verification/domain/cells";
import type { BenchmarkRow, TableView, VerificationView } from "@/lib/verification/types";
import { closeness, figureText, ofMillionths, ratioText } from "./figures";

type Props = { view: VerificationView; table: TableView; modelNames: Record<string, string> };

const BASIS_POINTS = 100n;
/** Below the target by this much is marked as far from it. */
const FAR_BASIS_POINTS = 1_000n;

function tintOf(ratio: bigint | null, targetBasisPoints: number): string {
  if (ratio === null) return "";
  const target = BigInt(targetBasisPoints) * BASIS_POINTS;
  if (ratio >= target) return "bg-success-tint";
  return ratio >= target - FAR_BASIS_POINTS * BASIS_POINTS ? "bg-warning-tint" : "bg-danger-tint";
}

const bestOf = (row: BenchmarkRow): bigint | null =>
  row.references.reduce<bigint | null>((best, { valueMillionths }) => {
    if (best === null) return valueMillionths;
    const isBetter = row.direction === "HIGHER" ? valueMillionths > best : valueMillionths < best;
    return isBetter ? valueMillionths : best;
  }, null);

/** E5: benchmark × team × reference. The tint repeats what the figure and its ratio to the best reference say. */
export async function Heatmap({ view, table, modelNames }: Props) {
  const t = await getTranslations("verification.table");
  const locale = await getLocale();
  const teamColumns = table.teams.map(
    (team): Column<BenchmarkRow> => ({
      key: team.teamId,
      header: nameIn(locale, team),
      align: "end",
      render: (row) => (
        <OwnFigure
          row={row}
          cell={row.cells.find((one) => one.teamId === team.teamId)}
          targetBasisPoints={view.targetBasisPoints}
        />
      ),
    }),
  );
  return (
    <Card title={t("title")} hint={t(`sources.${table.source}`)}>
      <div className="overflow-x-auto">
        <Table
          caption={t("caption")}
          captionHidden
          rows={table.rows}
          rowKey={(row) => row.benchmarkKey}
          columns={[
            {
              key: "benchmark",
              header: t("benchmark"),
              primary: true,
              render: (row) => <span className="block lg:min-w-28">{nameIn(locale, row)}</span>,
            },
            ...teamColumns,
            {
              key: "references",
              header: t("references"),
              render: (row) => <References row={row} keys={view.plan.referenceModels} names={modelNames} />,
            },
          ]}
        />
      </div>
      <p className="mt-3 text-small text-text-2">{t("legend", { target: view.targetBasisPoints / 100 })}</p>
    </Card>
  );
}

type ReferencesProps = { row: BenchmarkRow; keys: readonly string[]; names: Record<string, string> };

async function References({ row, keys, names }: ReferencesProps) {
  const t = await getTranslations("verification.table");
  const best = bestOf(row);
  const areAllOwn = row.references.every((one) => one.selfReported);
  return (
    <ul className="grid gap-1 text-small">
      {keys.map((key) => {
        const figure = row.references.find((one) => one.modelKey === key);
        const name = names[key] ?? key;
        if (!figure)
          return (
            <li key={key}>
              {name} <StatusTag tone="warn">{t("noFigure")}</StatusTag>
            </li>
          );
        const value = figureText(ofMillionths(figure.valueMillionths), row.scaleMaxMillionths);
        return (
          <li key={key}>
            <span className="num whitespace-nowrap">
              {name} {figure.valueMillionths === best ? <b>{value}</b> : value}
            </span>
            {figure.selfReported && !areAllOwn ? <span className="block text-text-2">{t("selfReported")}</span> : null}
          </li>
        );
      })}
      {areAllOwn && row.references.length > 0 ? <li className="text-text-2">{t("allSelfReported")}</li> : null}
    </ul>
  );
}

type FigureProps = { row: BenchmarkRow; cell: Cell | undefined; targetBasisPoints: number };

async function OwnFigure({ row, cell, targetBasisPoints }: FigureProps) {
  const t = await getTranslations("verification.table");
  if (!cell?.value) {
    const lacking = cell && cell.counted.length > 0 ? t("lacking", { count: cell.lacking }) : t("noRun");
    return <StatusTag tone="warn">{lacking}</StatusTag>;
  }
  const best = bestOf(row);
  const ratio = best === null ? null : closeness(cell.value, best, row.direction);
  const hasSpread = cell.counted.length > 1 && cell.lowest !== null && cell.highest !== null;
  return (
    <span className={`num inline-grid justify-items-end rounded-control px-2 py-1 ${tintOf(ratio, targetBasisPoints)}`}>
      <b>{figureText(cell.value, row.scaleMaxMillionths)}</b>
      {cell.errorMillionths === null ? null : (
        <span className="text-small">±{figureText(ofMillionths(cell.errorMillionths), row.scaleMaxMillionths)}</span>
      )}
      {ratio === null ? null : <span className="text-small">{t("ofBest", { ratio: ratioText(ratio) })}</span>}
      {hasSpread && cell.lowest && cell.highest ? (
        <>
          <span className="text-small">{t("runs", { count: cell.counted.length })}</span>
          <span className="text-small whitespace-nowrap">
            {t("spread", {
              low: figureText(cell.lowest, row.scaleMaxMillionths).replace(/%$/, ""),
              high: figureText(cell.highest, row.scaleMaxMillionths),
            })}
          </span>
        </>
      ) : null}
    </span>
  );
}
