import "server-only";
import writeExcelFile from "write-excel-file/node";
import { downloadHeaders } from "./files";
import { type Cell, inert, type Tabular, toCsv } from "./tabular";

export const TABLE_FORMATS = ["csv", "xlsx"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const WIDEST = 60;
/** In characters of a spreadsheet; Korean ones take two. */
const lengthOf = (cell: Cell): number =>
  [...String(cell ?? "")].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
const LARGE = 10_000;
const cellOf = (value: Cell) => {
  if (value === null) return null;
  if (typeof value === "string") return { value: inert(value) };
  // Years and counts as they are, amounts with separators.
  return Number.isInteger(value) && Math.abs(value) >= LARGE ? { value, format: "#,##0" } : { value };
};

const workbook = ({ columns, rows }: Tabular): Promise<Buffer> =>
  writeExcelFile(
    [
      columns.map((value) => ({ value: inert(value), fontWeight: "bold" as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    {
      columns: columns.map((title, index) => {
        const lengths = [title, ...rows.map((row) => row[index] ?? null)].map(lengthOf);
        return { width: Math.min(WIDEST, lengths.reduce((most, one) => Math.max(most, one), 0) * 1.2 + 2) };
      }),
      stickyRowsCount: 1,
    },
  ).toBuffer();

/** The table as a file, with nothing in it that a spreadsheet would run. `name` without ending. */
export async function tableDownload(
  table: Tabular,
  name: string,
  format: TableFormat,
  headers: Record<string, string> = {},
): Promise<Response> {
  if (format === "csv")
    return new Response(toCsv(table), {
      headers: { ...downloadHeaders(`${name}.csv`, "text/csv; charset=utf-8"), ...headers },
    });
  return new Response(new Uint8Array(await workbook(table)), {
    headers: { ...downloadHeaders(`${name}.xlsx`, XLSX), ...headers },
  });
}
