import { describe, expect, it } from "vitest";
import { emptyDraft, type StatementFacts, statementOf } from "@/lib/settlement/domain/statement";
import { settlementTable } from "./statement-table";

const money = {
  key: "DATA_OWN",
  carriedInWon: "0",
  limitWon: "100000000",
  plannedWon: "0",
  committedWon: "90000000",
} as const;
const facts: StatementFacts = {
  ...{ year: 2025, team: { nameKo: "가온누리", nameEn: "Gaonnuri" } },
  ...{ agreement: { number: "FM-AGR-2025-01", amendment: 0, rulebookVersion: 1 }, gpu: null, own: [] },
  ...{ money: [{ ...money, paidWon: "70000000" }], lastYears: { TALENT: 2027, DATA: 2027 } },
};

describe("a statement as a table", () => {
  it("holds its figures as numbers that a spreadsheet adds up, and nothing where there is nothing", () => {
    const { rows } = settlementTable(statementOf(facts, emptyDraft), (key) => key, "ko");
    expect(rows.map((row) => row.slice(3, 7))).toEqual([[100_000_000, 70_000_000, 20_000_000, 10_000_000]]);
  });
});
