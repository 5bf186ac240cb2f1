import "server-only";
import writeExcelFile from "write-excel-file/node";
import { downloadHeaders } from "./files";
import { inert, type Tabular, toCsv } from "./tabular";

export const TABLE_FORMATS = ["csv", "xlsx"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const workbook = ({ columns, rows }: Tabular): Promise<Buffer> =>
  writeExcelFile([
    columns.map((value) => ({ value: inert(value), fontWeight: "bold" as const })),
    ...rows.map((row) =>
      row.map((value) => (value === null ? null : { value: typeof value === "string" ? inert(value) : value })),
    ),
  ]).toBuffer();

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
