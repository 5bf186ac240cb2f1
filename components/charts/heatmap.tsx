"use client";
import { useLocale, useTranslations } from "next-intl";
import { ChartFrame, type ChartProps } from "./chart-frame";
import { chartValue, type Series } from "./prepare";

/** How strongly the greatest value tints its cell; words on it stay readable in every theme. */
const STRONGEST = 38;
/** Columns on a phone: the latest. */
const ON_PHONES = 8;

type Row = Series & {
  /** Cells that stand out, by place. */
  marked?: readonly boolean[] | undefined;
};
type Props = ChartProps & {
  x: readonly string[];
  rows: readonly Row[];
  rowLabel: string;
  /** The value that tints most. */
  most: number;
};

type CellProps = { value: number | null; share: number; marked: boolean; late: boolean; text: string };

function Cell({ value, share, marked, late, text }: CellProps) {
  const tint = Math.round(Math.min(1, Math.max(0, share)) * STRONGEST);
  return (
    <div
      className={`num grid h-9 min-w-0 flex-1 basis-0 place-items-center overflow-hidden rounded-[3px] text-fine ${late ? "" : "max-md:hidden"} ${
        marked ? "font-bold shadow-[inset_0_0_0_2px_var(--danger)]" : "shadow-[inset_0_0_0_1px_var(--line)]"
      }`}
      style={{ background: value === null ? undefined : `color-mix(in srgb, var(--primary) ${tint}%, var(--surface))` }}
    >
      {text}
    </div>
  );
}

/** How much of each over time: one row a thing, one cell a time, its value written in it; on phones the latest eight. */
export function Heatmap({ x, rows, rowLabel, most, ...frame }: Props) {
  const locale = useLocale();
  const t = useTranslations("ui.chart");
  const table = {
    columns: [t("item"), ...rows.map((row) => row.label)],
    rows: x.map((label, index) => [label, ...rows.map((row) => row.values[index] ?? null)]),
  };
  const late = (index: number) => index >= x.length - ON_PHONES;
  // Cells say whole numbers: the unit stands below, the exact figure in the table.
  const said = (value: number | null) => (value === null ? "" : chartValue(Math.floor(value), "count", locale));
  return (
    <ChartFrame {...frame} table={table} height={rows.length * 40 + 36}>
      <div className="flex h-full flex-col gap-1">
        {rows.map((row) => (
          <div key={row.key} className="flex items-center gap-1 md:gap-2">
            <div className="w-20 shrink-0 truncate text-fine md:w-40 md:text-small" title={row.label}>
              {row.label}
            </div>
            <div className="flex min-w-0 flex-1 gap-0.5">
              {x.map((label, index) => {
                const value = row.values[index] ?? null;
                const marked = row.marked?.[index] ?? false;
                const share = value === null ? 0 : value / most;
                return <Cell key={label} {...{ value, share, marked, late: late(index), text: said(value) }} />;
              })}
            </div>
          </div>
        ))}
        <div className="flex items-start gap-1 text-text-2 md:gap-2">
          <div className="w-20 shrink-0 text-fine md:w-40">{rowLabel}</div>
          <div className="flex min-w-0 flex-1 gap-0.5">
            {x.map((label, index) => (
              <div
                key={label}
                className={`num min-w-0 flex-1 basis-0 overflow-visible text-fine whitespace-nowrap ${late(index) ? "" : "max-md:hidden"}`}
              >
                {index % 4 === x.length % 4 ? label : ""}
              </div>
            ))}
          </div>
        </div>
      </div>
    </ChartFrame>
  );
}
