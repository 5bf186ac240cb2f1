import type { SelectionSheet } from "./calculation-sheet";

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string | number): string => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === "string" ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const points = (hundredths: number): string => (hundredths / 100).toFixed(2);

type Words = {
  rank: string;
  receipt: string;
  total: string;
  exact: string;
  result: string;
  seat: (no: number) => string;
};

/** The ranking as a table of points: one row a proposal, one column a seat, exact totals as fractions of points. */
export function rankingCsv(sheet: SelectionSheet, words: Words, resultOf: (result: string) => string): string {
  const seats = [...new Set(sheet.proposals.flatMap((one) => one.sheets.map(({ seatNo }) => seatNo)))].sort(
    (a, b) => a - b,
  );
  const head = [words.rank, words.receipt, words.result, words.total, words.exact, ...seats.map(words.seat)];
  const rows = sheet.results.map((result) => {
    const proposal = sheet.proposals.find(({ proposalId }) => proposalId === result.proposalId);
    const totals = seats.map((seatNo) => {
      const entry = proposal?.sheets.find((one) => one.seatNo === seatNo);
      return entry ? points(entry.totalHundredths) : "";
    });
    const exact = `${result.total.numerator}/${BigInt(result.total.denominator) * 100n}`;
    const shown = points(result.displayHundredths);
    return [result.rank, proposal?.receiptNumber ?? "", resultOf(result.result), shown, exact, ...totals];
  });
  // The mark in front tells spreadsheets that the text is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
