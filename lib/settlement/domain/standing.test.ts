import { describe, expect, it } from "vitest";
import { decisionRefusal, recordRefusal } from "./entry";
import { contributionStanding, type PaidIn, sumOf, verdictOf } from "./standing";

const due = [{ year: 2025, span: 0, organisationId: "lead", supportWon: 0n, dueWon: 100n, dueCashWon: 15n }];
const paid = (form: PaidIn["form"], amountWon: bigint, status: PaidIn["status"] = "ACCEPTED"): PaidIn => ({
  ...{ organisationId: "lead", year: 2025, form, amountWon, status },
});
const standing = (paidIn: PaidIn[]) =>
  contributionStanding({ due, planned: [], paidIn, organisationIds: ["lead", "university"] })[0];

describe("D2: paid in against what is due", () => {
  it.each([
    ["nothing", [], { shortWon: 100n, shortCashWon: 15n, excessWon: 0n }, "SHORT"],
    ["one won less", [paid("CASH", 15n), paid("IN_KIND", 84n)], { shortWon: 1n, shortCashWon: 0n }, "SHORT"],
    ["exactly", [paid("CASH", 15n), paid("IN_KIND", 85n)], { shortWon: 0n, shortCashWon: 0n, excessWon: 0n }, "MET"],
    ["kind never stands for cash", [paid("CASH", 14n), paid("IN_KIND", 86n)], { shortCashWon: 1n }, "SHORT_CASH"],
    ["cash stands for kind", [paid("CASH", 101n)], { shortWon: 0n, shortCashWon: 0n, excessWon: 1n }, "MET"],
    ["what waits does not count", [paid("CASH", 100n, "RECORDED")], { shortWon: 100n, waitingWon: 100n }, "SHORT"],
    ["nor what was returned", [paid("CASH", 100n, "RETURNED")], { shortWon: 100n, waitingWon: 0n }, "SHORT"],
  ] as const)("%s (row %#)", (_name, rows, expected, verdict) => {
    const row = standing([...rows]);
    expect(row).toMatchObject(expected);
    expect(row && verdictOf(row, 2026)).toBe(verdict);
  });

  it("is merely outstanding while the year runs; whoever is no member any more still shows", () => {
    const row = standing([]);
    expect(row && verdictOf(row, 2025)).toBe("OPEN");
    expect(row && verdictOf({ ...row, dueWon: 0n, shortWon: 0n, shortCashWon: 0n }, 2025)).toBe("NONE");
    const rows = contributionStanding({
      ...{ due, planned: [{ organisationId: "lead", year: 2026, cashWon: 3n, inKindWon: 4n }] },
      paidIn: [{ ...paid("CASH", 9n), organisationId: "former" }],
      organisationIds: ["lead"],
    });
    expect(rows.map(({ year, organisationId }) => [year, organisationId])).toEqual([
      [2025, "lead"],
      [2025, "former"],
      [2026, "lead"],
      [2026, "former"],
    ]);
    expect(sumOf(rows)).toMatchObject({ dueWon: 100n, cashWon: 9n, plannedCashWon: 3n, plannedInKindWon: 4n });
  });
});

describe("recording and deciding", () => {
  const terms = { memberIds: ["lead"], years: [2025, 2026], closedYears: [2026], from: "2025-08-01" };
  const entry = {
    ...{ organisationId: "lead", year: 2025, paidOn: "2025-08-01", form: "CASH" as const, amountWon: 1n },
    ...{ valuationBasis: "", valuedBy: "" },
  };
  it.each([
    [entry, terms, null],
    [entry, null, "NO_AGREEMENT"],
    [{ ...entry, organisationId: "other" }, terms, "NO_MEMBER"],
    [{ ...entry, year: 2027 }, terms, "YEAR_OUTSIDE"],
    [{ ...entry, year: 2026 }, terms, "YEAR_CLOSED"],
    [{ ...entry, paidOn: "2025-07-31" }, terms, "DAY_BEFORE"],
    [{ ...entry, paidOn: "2026-01-10" }, terms, null],
    [{ ...entry, paidOn: "2026-01-11" }, terms, "DAY_TO_COME"],
    [{ ...entry, form: "IN_KIND" as const, valuedBy: "회계법인" }, terms, "VALUATION_NEEDED"],
    [{ ...entry, form: "IN_KIND" as const, valuationBasis: "공정가치", valuedBy: "회계법인" }, terms, null],
  ])("row %#", (given, under, reason) => {
    expect(recordRefusal(given, under, "2026-01-10")?.reason ?? null).toBe(reason);
  });

  it.each([
    ["RECORDED", "ACCEPT", "officer", null],
    ["RECORDED", "RETURN", "officer", null],
    ["RECORDED", "ACCEPT", "lead", "SAME_PERSON"],
    ["ACCEPTED", "ACCEPT", "officer", "DECIDED"],
    ["ACCEPTED", "RETURN", "officer", null],
    ["RETURNED", "ACCEPT", "officer", "DECIDED"],
    ["RETURNED", "RETURN", "officer", "DECIDED"],
  ] as const)("L3: %s, %s by %s → %s", (status, decision, by, reason) => {
    const entryOf = (year: number) => ({ status, recordedById: "lead", year });
    expect(decisionRefusal(entryOf(2025), decision, by, [2026])?.reason ?? null).toBe(reason);
    expect(decisionRefusal(entryOf(2026), decision, by, [2026])?.reason).toBe(reason ?? "YEAR_CLOSED");
  });
});
