import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgreementFigure, AgreementMember, VerifiedLevel } from "@/lib/agreements/domain/content";
import { contributionTerms } from "@/lib/agreements/domain/duty";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { dueShares } from "./due";

const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
const member = (organisationId: string, size: AgreementMember["size"], shareBasisPoints: number): AgreementMember => ({
  ...{ organisationId, registrationNumber: "", nameKo: organisationId, nameEn: "", role: "LEAD", task: "" },
  ...{ size, shareBasisPoints },
});
const MEMBERS = [member("lead", "LARGE", 7_000), member("university", "NON_PROFIT", 3_000)];
const terms = (support: AgreementFigure[], verified: VerifiedLevel | null = null, members = MEMBERS) => ({
  support,
  contribution: contributionTerms({
    ...{ support, members, verified, level: "CLASS_I" as const, rulebook, rulebookVersion: 1 },
    period: { from: "2025-08-01", to: "2027-12-31" },
  }),
});
const money = (period: string, amountWon: bigint, resource: "DATA_OWN" | "TALENT" = "DATA_OWN"): AgreementFigure => ({
  ...{ resource, period, amount: String(amountWon) },
});
const sumOf = (rows: ReturnType<typeof dueShares>, key: "dueWon" | "dueCashWon", where: object = {}) =>
  rows
    .filter((row) => Object.entries(where).every(([name, value]) => row[name as keyof typeof row] === value))
    .reduce((sum, row) => sum + row[key], 0n);

describe("D2: what is due in a year", () => {
  it("follows the support of the year; a university owes nothing", () => {
    const given = terms([money("2025", 1_000_000_000n), money("2026", 3_000_000_000n)]);
    const rows = dueShares(given);
    // Large, class I: 10 % of the total cost, which is a ninth of 0.7 × 4 billion, rounded up.
    expect(given.contribution.minimumWon).toBe("311111112");
    expect(sumOf(rows, "dueWon", { year: 2025 })).toBe(77_777_778n);
    expect(sumOf(rows, "dueWon", { year: 2026 })).toBe(233_333_334n);
    expect(sumOf(rows, "dueWon", { organisationId: "university" })).toBe(0n);
    expect(sumOf(rows, "dueCashWon")).toBe(BigInt(given.contribution.minimumCashWon));
  });

  it("D3: is higher from the day of the lower level on, and as it was before it", () => {
    const support = [money("2026", 3_650_000_000n)];
    const lower = terms(support, { level: "CLOSED", from: "2026-07-02" });
    const [planned, raised] = [dueShares(terms(support)), dueShares(lower)];
    expect(raised.map(({ span, year }) => [span, year])).toEqual([
      [0, 2026],
      [0, 2026],
      [1, 2026],
      [1, 2026],
    ]);
    // 182 of 365 days at the planned level.
    expect(sumOf(raised, "dueWon", { span: 0 })).toBe((sumOf(planned, "dueWon") * 182n) / 365n + 1n);
    expect(sumOf(raised, "dueWon", { span: 1 })).toBe((3_650_000_000n * 183n * 7n) / 365n / 10n);
    // A level that holds from before the agreement leaves one span at the lower level.
    const always = terms(support, { level: "CLASS_II", from: "2025-01-01" });
    expect(dueShares(always).every(({ span }) => span === 0)).toBe(true);
  });

  it("G4, H2: of a team that left only talent goes on counting", () => {
    const given = terms([money("2026", 2_000_000_000n), money("2027", 2_000_000_000n, "TALENT")]);
    const until = (day: string) => dueShares(given, day);
    expect(sumOf(until("2026-01-01"), "dueWon", { year: 2026 })).toBe(0n);
    expect(sumOf(until("2026-01-01"), "dueWon", { year: 2027 })).toBe(sumOf(dueShares(given), "dueWon") / 2n);
    expect(sumOf(until("2027-01-01"), "dueWon")).toBe(sumOf(dueShares(given), "dueWon"));
  });

  it("adds up to the agreement exactly, whatever was agreed and whenever the level fell", () => {
    const figure = fc.oneof(
      fc.record({
        ...{ resource: fc.constantFrom("DATA_JOINT" as const, "DATA_OWN" as const, "TALENT" as const) },
        period: fc.constantFrom("2025", "2026", "2027"),
        amount: fc.bigInt({ min: 0n, max: 10n ** 11n }).map(String),
      }),
      fc.record({
        resource: fc.constant("GPU" as const),
        period: fc.constantFrom("2025H2", "2026H1", "2026H2", "2027H1"),
        amount: fc.nat(2_048).map(String),
      }),
    );
    const day = fc.integer({ min: 0, max: 900 }).map((count) => new Date(Date.UTC(2025, 6, 1 + count)));
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 8 }), fc.option(day), (support, fell) => {
        const verified = fell && { level: "CLASS_III" as const, from: fell.toISOString().slice(0, 10) };
        const given = terms(support, verified);
        const rows = dueShares(given);
        for (const [index, span] of given.contribution.spans.entries()) {
          expect(sumOf(rows, "dueWon", { span: index })).toBe(BigInt(span.minimumWon));
          expect(sumOf(rows, "dueCashWon", { span: index })).toBe(BigInt(span.minimumCashWon));
        }
        expect(rows.every(({ dueWon, dueCashWon }) => dueCashWon >= 0n && dueWon >= dueCashWon)).toBe(true);
      }),
    );
  });
});
