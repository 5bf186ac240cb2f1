import {
  MAX_IMPORT_ROWS,
  type RawReport,
  REPORT_COLUMNS,
  REQUIRED_COLUMNS,
  type ReportColumn,
  type RowProblem,
} from "./report";

/** Under which headings a column may stand, in either language. */
export type Headings = ReadonlyMap<ReportColumn, readonly string[]>;

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
/** Exports put an apostrophe before what a spreadsheet would run. */
const cellOf = (row: readonly string[], at: number | undefined): string =>
  at === undefined ? "" : (row[at] ?? "").trim().replace(/^'/, "");

/** Which column stands where, by the first row; or what keeps the file from being read at all. */
export function placesOf(head: readonly string[], headings: Headings): Map<ReportColumn, number> | RowProblem[] {
  const places = new Map<ReportColumn, number>();
  head.forEach((cell, index) => {
    const column = REPORT_COLUMNS.find((one) => headings.get(one)?.some((name) => folded(name) === folded(cell)));
    if (column && !places.has(column)) places.set(column, index);
  });
  const missing = REQUIRED_COLUMNS.filter((column) => !places.has(column));
  if (missing.length === 0) return places;
  return missing.map((column) => ({ row: 0, column, code: "MISSING_COLUMN", value: "" }));
}

const rawOf = (row: number, cells: readonly string[], places: ReadonlyMap<ReportColumn, number>): RawReport => ({
  row,
  team: cellOf(cells, places.get("team")),
  pool: cellOf(cells, places.get("pool")),
  period: cellOf(cells, places.get("period")),
  availableGpuHours: cellOf(cells, places.get("availableGpuHours")),
  usedGpuHours: cellOf(cells, places.get("usedGpuHours")),
});

const whole = (code: RowProblem["code"], value = ""): RowProblem => ({ row: 0, column: null, code, value });

/** A file's rows in batches, numbered as a spreadsheet numbers them; empty rows are passed over. */
export async function* rawReports(
  rows: AsyncIterable<readonly string[]>,
  headings: Headings,
  batchSize: number,
): AsyncGenerator<{ raws: RawReport[]; problems: RowProblem[] }> {
  let places: Map<ReportColumn, number> | null = null;
  let [line, filled] = [0, 0];
  let batch: RawReport[] = [];
  for await (const cells of rows) {
    line += 1;
    if (!places) {
      const found = placesOf(cells, headings);
      if (!(found instanceof Map)) return yield { raws: [], problems: found };
      places = found;
      continue;
    }
    if (cells.every((cell) => cell.trim() === "")) continue;
    filled += 1;
    if (filled > MAX_IMPORT_ROWS)
      return yield { raws: batch, problems: [whole("TOO_MANY_ROWS", String(MAX_IMPORT_ROWS))] };
    batch.push(rawOf(line, cells, places));
    if (batch.length < batchSize) continue;
    yield { raws: batch, problems: [] };
    batch = [];
  }
  yield { raws: batch, problems: filled === 0 ? [whole("EMPTY_FILE")] : [] };
}
