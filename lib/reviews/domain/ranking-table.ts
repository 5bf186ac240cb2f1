import type { SelectionSheet } from "./calculation-sheet";

const points = (hundredths: number): string => (hundredths / 100).toFixed(2);

type Words = {
  rank: string;
  receipt: string;
  total: string;
  exact: string;
  result: string;
  votes: string;
  seat: (no: number) => string;
};

/** The ranking as a table of points: one row a proposal, one column a seat, exact totals as fractions of points. */
export function rankingTable(
  sheet: SelectionSheet,
  words: Words,
  resultOf: (result: string) => string,
): { columns: string[]; rows: (string | number)[][] } {
  const seats = [...new Set(sheet.proposals.flatMap((one) => one.sheets.map(({ seatNo }) => seatNo)))].sort(
    (a, b) => a - b,
  );
  // P5: votes, where a majority is needed.
  const voted = Boolean(sheet.selection?.majority);
  const voteColumns = voted ? [words.votes] : [];
  const columns = [words.rank, words.receipt, words.result, words.total, words.exact, ...voteColumns];
  const rows = sheet.results.map((result) => {
    const proposal = sheet.proposals.find(({ proposalId }) => proposalId === result.proposalId);
    const totals = seats.map((seatNo) => {
      const entry = proposal?.sheets.find((one) => one.seatNo === seatNo);
      return entry ? points(entry.totalHundredths) : "";
    });
    const exact = `${result.total.numerator}/${BigInt(result.total.denominator) * 100n}`;
    const shown = points(result.displayHundredths);
    const votes = voted ? [result.votes ? `${result.votes.suitable}/${result.votes.counted}` : ""] : [];
    return [result.rank, proposal?.receiptNumber ?? "", resultOf(result.result), shown, exact, ...votes, ...totals];
  });
  return { columns: [...columns, ...seats.map(words.seat)], rows };
}
