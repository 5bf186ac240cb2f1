"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { formatInstant } from "@/lib/platform/format";
import { toCsv } from "@/lib/platform/tabular";
import { type ChartTable, chartValue, type ValueFormat } from "./prepare";

/** What every chart says about itself. */
export type ChartProps = {
  title: string;
  unit: string;
  source: string;
  asOf: Date;
  description?: string | undefined;
  actions?: ReactNode;
  format?: ValueFormat | undefined;
  height?: number | undefined;
};

type Frame = ChartProps & { table: ChartTable; legend?: ReactNode; children: ReactNode };

function AsTable({ title, table, format }: { title: string; table: ChartTable; format: ValueFormat }) {
  const locale = useLocale();
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`border-b border-line-strong px-3 py-2.5 font-semibold text-text-2 ${index > 0 ? "text-right" : "text-left"}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th
                    key={table.columns[index]}
                    scope="row"
                    className="border-b border-line px-3 py-2.5 text-left font-normal"
                  >
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[index]} className="num border-b border-line px-3 py-2.5 text-right">
                    {typeof cell === "number" ? chartValue(cell, format, locale) : (cell ?? "–")}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function download(title: string, table: ChartTable) {
  const href = URL.createObjectURL(new Blob([toCsv(table)], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href, download: `${title}.csv` });
  link.click();
  URL.revokeObjectURL(href);
}

const ACTION = "min-h-8 text-link underline underline-offset-4";

/** A chart fills its card, but a tall neighbour does not stretch what it shows. */
const TALLEST = 1.6;

/** Around every chart: what it shows, in what unit, from where, as of when; the same as a table and as a file. */
export function ChartFrame({
  title,
  unit,
  source,
  asOf,
  description,
  actions,
  format = "count",
  height = 260,
  table,
  legend,
  children,
}: Frame) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="flex h-full min-w-0 flex-col rounded-card border border-line bg-surface p-4.5 md:p-6">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h2 className="text-card">{title}</h2>
        <div className="flex flex-wrap gap-3 text-small print:hidden">
          {actions}
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)} className={ACTION}>
            {t("asTable")}
          </button>
          <button type="button" onClick={() => download(title, table)} className={ACTION}>
            {t("download")}
          </button>
        </div>
      </div>
      {asTable ? (
        <AsTable title={title} table={table} format={format} />
      ) : (
        <>
          {legend}
          <div
            role="img"
            aria-label={`${title}. ${description ?? ""}`}
            className="relative flex-1"
            style={{ minHeight: height, maxHeight: height * TALLEST }}
          >
            <div className="absolute inset-0">{children}</div>
          </div>
        </>
      )}
      <p className="mt-2 text-small text-text-2">
        {description ? <span className="block">{description}</span> : null}
        <span className="block text-fine">
          {t("unit", { unit })} · {t("source", { source })} · {t("asOf", { instant: formatInstant(asOf, locale) })}
        </span>
      </p>
    </section>
  );
}
