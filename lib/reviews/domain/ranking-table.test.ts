import { expect, it } from "vitest";
import type { SelectionSheet } from "./calculation-sheet";
import { rankingTable } from "./ranking-table";

const sheet = {
  proposals: [
    {
      ...{ proposalId: "a", receiptNumber: "=HYPERLINK(1)", sealSha256: "" },
      sheets: [{ seatNo: 2, revision: 1, items: {}, totalHundredths: 8350 }],
    },
  ],
  results: [
    {
      ...{ proposalId: "a", rank: 1, result: "SELECTED", displayHundredths: 8333 },
      total: { numerator: "25000", denominator: "3" },
    },
  ],
} as unknown as SelectionSheet;
const words = {
  rank: "순위",
  receipt: "접수번호",
  total: "평균",
  exact: "정확한 값",
  result: "결과",
  votes: "적합",
  seat: (no: number) => `위원, ${no}`,
};

it("P5: adds the votes where a majority is needed", () => {
  const voted = {
    ...sheet,
    selection: { majority: {} },
    results: sheet.results.map((one) => ({ ...one, votes: { suitable: 4, counted: 6 } })),
  } as unknown as SelectionSheet;
  const { columns, rows } = rankingTable(voted, words, (result) => result);
  expect(columns.indexOf("적합")).toBe(5);
  expect(rows[0]?.[5]).toBe("4/6");
});

it("writes points, seats and exact totals", () => {
  const { columns, rows } = rankingTable(sheet, words, (result) => `[${result}]`);
  expect(columns).toEqual(["순위", "접수번호", "결과", "평균", "정확한 값", "위원, 2"]);
  expect(rows).toEqual([[1, "=HYPERLINK(1)", "[SELECTED]", "83.33", "25000/300", "83.50"]]);
});
