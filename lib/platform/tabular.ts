/** A table on its way out of the house: words in the reader's language, figures as numbers. */
export type Cell = string | number | null;
export type Tabular = { columns: readonly string[]; rows: readonly (readonly Cell[])[] };

/** A whole figure as a number, so that a spreadsheet adds it up; as text where a spreadsheet could not hold it exactly. */
export const figureCell = (figure: bigint): Cell =>
  Number.isSafeInteger(Number(figure)) ? Number(figure) : String(figure);

const RISKY = /^[=+\-@\t\r]/;

/** A text that a spreadsheet would run as a formula, made text. */
export const inert = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = inert(value);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180 with a byte order mark, so that spreadsheets read Korean. */
export const toCsv = ({ columns, rows }: Tabular): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
