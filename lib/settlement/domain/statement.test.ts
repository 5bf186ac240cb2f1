import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextStatus, openKinds, type Step, samePersonRefusal, submissionRefusal } from "./chain";
import { gpuHours, gpuValueWon } from "./gpu-value";
import { emptyDraft, kindsOf, type StatementFacts, statementFor, statementOf, statementText } from "./statement";

type Money = StatementFacts["money"][number];
const money = (key: Money["key"], limit: bigint, committed: bigint, paid: bigint): Money => ({
  ...{ key, carriedInWon: "0", limitWon: String(limit), plannedWon: String(limit) },
  ...{ committedWon: String(committed), paidWon: String(paid) },
});
const facts = (lines: Money[], more: Partial<StatementFacts> = {}): StatementFacts => ({
  ...{ year: 2025, team: { nameKo: "팀", nameEn: "Team" }, gpu: null, own: [], money: lines },
  ...{ agreement: { number: "FM-AGR-2025-01", amendment: 0, rulebookVersion: 1 } },
  ...{ lastYears: { TALENT: 2027, DATA: 2027 }, ...more },
});
const line = (given: StatementFacts, carryOver: Record<string, string> = {}) =>
  statementOf(given, { explanations: {}, carryOver }).money[0];

describe("T2, H2: what goes on and what goes back", () => {
  it.each([
    ["what is bound goes on, the rest back", facts([money("DATA_OWN", 100n, 90n, 70n)]), {}, "20", "20", "10"],
    ["less when the team needs less", facts([money("DATA_OWN", 100n, 90n, 70n)]), { DATA_OWN: "5" }, "20", "5", "25"],
    ["all paid", facts([money("DATA_OWN", 100n, 100n, 100n)]), {}, "0", "0", "0"],
    [
      "nothing beyond the last year (H2)",
      facts([money("TALENT", 100n, 90n, 70n)], { year: 2027 }),
      ...([{}, "0", "0", "30"] as const),
    ],
    ["in the last year but one", facts([money("TALENT", 100n, 90n, 70n)], { year: 2026 }), {}, "20", "20", "10"],
  ] as const)("%s", (_name, given, wanted, carryableWon, carryWon, returnWon) => {
    expect(line(given, wanted)).toMatchObject({ carryableWon, carryWon, returnWon });
  });

  it("every won of a limit is paid, carried over or returned, and sums are the lines'", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const any = fc
      .tuple(fc.constantFrom("DATA_JOINT" as const, "DATA_OWN" as const, "TALENT" as const), amount, amount, amount)
      .map(([key, a, b, c]) => money(key, a + b + c, a + b, a));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), fc.constantFrom(2025, 2026, 2027), (lines, year) => {
        const made = statementOf(facts(lines, { year }), emptyDraft);
        for (const one of made.money) {
          expect(BigInt(one.paidWon) + BigInt(one.carryWon) + BigInt(one.returnWon)).toBe(BigInt(one.limitWon));
          expect(BigInt(one.carryWon)).toBeLessThanOrEqual(BigInt(one.committedWon) - BigInt(one.paidWon));
          expect(BigInt(one.returnWon)).toBeGreaterThanOrEqual(0n);
        }
        const { limitWon, paidWon, carryWon, returnWon } = made.totals;
        expect(BigInt(paidWon) + BigInt(carryWon) + BigInt(returnWon)).toBe(BigInt(limitWon));
      }),
    );
  });
});

describe("submission", () => {
  const around = { currentYear: 2026, previousOpen: false, waitingContributions: 0 };
  const given = facts([money("DATA_OWN", 100n, 90n, 70n)]);
  const said = (explanation: string, carry?: string) =>
    statementOf(given, {
      explanations: { DATA_OWN: explanation },
      carryOver: carry === undefined ? {} : { DATA_OWN: carry },
    });
  it.each([
    [said("가공 계약의 잔금을 2026년에 지급합니다."), {}, null],
    [said("짧은 설명"), {}, "EXPLANATION_MISSING"],
    [statementOf(facts([money("DATA_OWN", 70n, 70n, 70n)]), emptyDraft), {}, null],
    [said("가공 계약의 잔금을 2026년에 지급합니다.", "21"), {}, "CARRY_TOO_MUCH"],
    [said(""), { currentYear: 2025 }, "YEAR_NOT_OVER"],
    [said(""), { previousOpen: true }, "PREVIOUS_OPEN"],
    [said(""), { waitingContributions: 1 }, "CONTRIBUTIONS_WAITING"],
  ])("row %#", (content, more, reason) => {
    expect(submissionRefusal(content, { ...around, ...more })?.reason ?? null).toBe(reason);
  });
});

describe("L3, P1: the chain", () => {
  const content = statementOf(facts([money("DATA_OWN", 1n, 1n, 1n), money("TALENT", 1n, 1n, 1n)]), emptyDraft);
  const step = (kind: Step["kind"], byId: string, resourceKind: Step["resourceKind"] = null, round = 1): Step => ({
    ...{ round, kind, byId, resourceKind },
  });
  it("goes to the stewards of the kinds it has lines of, and shows each of them theirs", () => {
    expect(kindsOf(content)).toEqual(["DATA", "TALENT"]);
    expect(openKinds(content, [step("REVIEWED", "a", "DATA"), step("REVIEWED", "b", "TALENT", 0)], 1)).toEqual([
      "TALENT",
    ]);
    expect(statementFor(content, ["TALENT"]).money.map(({ key }) => key)).toEqual(["TALENT"]);
    expect(JSON.stringify(statementFor(content, ["GPU"]))).not.toContain("totals");
    expect(statementText(content)).toBe(statementText(structuredClone(content)));
  });

  it.each([
    ["DRAFT", "SUBMITTED", 2, "SUBMITTED"],
    ["SUBMITTED", "CHECKED", 2, "CHECKED"],
    ["SUBMITTED", "CHECKED", 0, "REVIEWED"],
    ["CHECKED", "REVIEWED", 1, "CHECKED"],
    ["CHECKED", "REVIEWED", 0, "REVIEWED"],
    ["REVIEWED", "APPROVED", 0, "APPROVED"],
    ["SUBMITTED", "APPROVED", 0, null],
    ["CHECKED", "APPROVED", 0, null],
    ["SUBMITTED", "REVIEWED", 0, null],
    ["CHECKED", "RETURNED", 1, "DRAFT"],
    ["APPROVED", "RETURNED", 0, null],
    ["DRAFT", "RETURNED", 0, null],
  ] as const)("%s, %s, %d kinds left → %s", (status, kind, left, next) => {
    expect(nextStatus(status, kind, left)).toBe(next);
  });

  it("every step is by another person; a new round begins anew, and one steward may speak for two kinds", () => {
    const steps = [step("SUBMITTED", "lead"), step("CHECKED", "officer"), step("REVIEWED", "steward", "DATA")];
    expect(samePersonRefusal(steps, 1, "APPROVED", "officer")?.reason).toBe("SAME_PERSON");
    expect(samePersonRefusal(steps, 1, "APPROVED", "director")).toBeNull();
    expect(samePersonRefusal(steps, 1, "REVIEWED", "steward")).toBeNull();
    expect(samePersonRefusal(steps, 2, "CHECKED", "steward")).toBeNull();
  });
});

describe("G1, G5: GPUs by what their pool costs", () => {
  const pool = {
    gpuCount: 1_000,
    validFrom: "2025-07-01",
    validTo: "2026-07-01",
    costWon: 365_000_000_000n,
    months: [],
  };
  it.each([
    // The whole pool for a day costs a billion won.
    [{ gpuCount: 1_000, validFrom: "2025-07-01", validTo: "2025-07-02" }, 2025, 1_000_000_000n, 24_000n],
    [{ gpuCount: 512, validFrom: "2025-09-01", validTo: "2026-07-01" }, 2025, 512_000_000n * 122n, 512n * 24n * 122n],
    [{ gpuCount: 512, validFrom: "2025-09-01", validTo: "2026-07-01" }, 2026, 512_000_000n * 181n, 512n * 24n * 181n],
    [{ gpuCount: 512, validFrom: "2025-09-01", validTo: "2025-10-01" }, 2026, 0n, 0n],
  ])("row %#", (given, year, won, hours) => {
    expect(gpuValueWon(pool, given, year)).toBe(won);
    expect(gpuHours(given, year)).toBe(hours);
  });

  it("follows the contract's own months, cut off once", () => {
    const months = [
      { month: "2025-11-01", amountWon: 100n },
      { month: "2025-12-01", amountWon: 10n },
    ];
    const own = { ...pool, gpuCount: 3, validFrom: "2025-11-01", validTo: "2026-01-01", costWon: 110n, months };
    expect(gpuValueWon(own, { gpuCount: 1, validFrom: "2025-11-01", validTo: "2026-01-01" }, 2025)).toBe(36n);
    expect(gpuValueWon(own, { gpuCount: 3, validFrom: "2025-12-01", validTo: "2026-01-01" }, 2025)).toBe(10n);
  });
});
