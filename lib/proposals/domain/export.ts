/** A cell that a spreadsheet could take for a formula is told apart with an apostrophe. */
const inert = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** CSV for spreadsheets: UTF-8 with byte order mark, CRLF, nothing that runs. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => quoted(inert(cell))).join(",")).join("\r\n")}\r\n`;
