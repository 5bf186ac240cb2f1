"use client";
import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatWon, formatWonCompact } from "@/lib/platform/format";

/** A year's sum beside the scale it is read against; `minimum` where the scale is a range. */
export type YearScale = { year: number; amountWon: bigint; minimumWon: bigint | null; maximumWon: bigint };

const percentOf = (part: bigint, whole: bigint): number => (whole > 0n ? Number((part * 100n) / whole) : 0);

function Bar({ row }: { row: YearScale }) {
  const share = Math.min(100, percentOf(row.amountWon, row.maximumWon));
  return (
    <span aria-hidden="true" className="mt-1 block h-2 min-w-24 overflow-hidden rounded bg-line">
      <span
        className={`block h-full ${row.amountWon > row.maximumWon ? "bg-danger-solid" : "bg-primary-bar"}`}
        style={{ width: `${share}%` }}
      />
    </span>
  );
}

/** T1, H1: asked for, year by year, against the scale of the programme. Asking for more is free (A4); it is only shown. */
export function YearScaleTable({ caption, rows }: { caption: string; rows: readonly YearScale[] }) {
  const t = useTranslations("proposals.scale");
  const locale = useLocale();
  const verdict = (row: YearScale) => {
    if (row.amountWon > row.maximumWon) return { tone: "warn" as const, words: t("above") };
    if (row.minimumWon !== null && row.amountWon < row.minimumWon) return { tone: "todo" as const, words: t("below") };
    return { tone: "done" as const, words: t("within") };
  };
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => String(row.year)}
      columns={[
        { key: "year", header: t("year"), render: (row) => t("yearValue", { year: String(row.year) }), primary: true },
        {
          key: "amount",
          header: t("amount"),
          render: (row) => (
            <>
              <span className="num whitespace-nowrap">{formatWon(row.amountWon, locale)}</span>
              <Bar row={row} />
            </>
          ),
          align: "end",
        },
        {
          key: "scale",
          header: t("scale"),
          render: (row) => (
            <span className="num whitespace-nowrap">
              {row.minimumWon === null
                ? formatWonCompact(row.maximumWon, locale)
                : t("range", {
                    minimum: formatWonCompact(row.minimumWon, locale),
                    maximum: formatWonCompact(row.maximumWon, locale),
                  })}
            </span>
          ),
          align: "end",
        },
        {
          key: "verdict",
          header: t("verdict"),
          render: (row) => {
            const { tone, words } = verdict(row);
            return <StatusTag tone={tone}>{words}</StatusTag>;
          },
        },
      ]}
    />
  );
}

/** Years from the first to the last of the programme. */
export const programmeYears = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
