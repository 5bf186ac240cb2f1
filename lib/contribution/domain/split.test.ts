import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SIZE_CLASSES } from "@/lib/rulebook/domain/rulebook";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { planAgainst, plannedByYear, splitByShare, splitContribution } from "./split";

const rules = rulebookContentSchema.parse(RULEBOOK_V1).contribution;
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

describe("support by share", () => {
  it.each([
    [100n, [5_000, 3_000, 2_000], [50n, 30n, 20n]],
    [100n, [1, 1, 1], [34n, 33n, 33n]],
    [10n, [0, 0, 0], [4n, 3n, 3n]],
    [7n, [10_000], [7n]],
    [7n, [], []],
  ])("%s over %j", (support, shares, expected) => {
    expect(splitByShare(support, shares)).toEqual(expected);
  });

  it("adds up exactly and nobody is a won off the exact share", () => {
    const shares = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), shares, (support, given) => {
        const parts = splitByShare(support, given);
        expect(total(parts)).toBe(support);
        const whole = total(given.map(BigInt));
        if (whole === 0n) return;
        parts.forEach((part, index) => {
          const off = part * whole - support * BigInt(given[index] ?? 0);
          expect(off > -whole && off < whole).toBe(true);
        });
      }),
    );
  });
});

describe("a consortium of three", () => {
  const split = splitContribution({
    supportWon: 10_000_000_000n,
    level: "CLASS_III",
    rules,
    rulebookVersion: 1,
    members: [
      { organisationId: "lead", size: "LARGE", shareBasisPoints: 6_000 },
      { organisationId: "startup", size: "SME", shareBasisPoints: 3_000 },
      { organisationId: "university", size: "NON_PROFIT", shareBasisPoints: 1_000 },
    ],
  });

  it("each pays by its own size for its own share", () => {
    expect(
      split.members.map((one) => [one.organisationId, one.supportWon, one.minimumWon, one.minimumCashWon]),
    ).toEqual([
      ["lead", 6_000_000_000n, 1_500_000_000n, 225_000_000n],
      ["startup", 3_000_000_000n, 333_333_334n, 33_333_334n],
      ["university", 1_000_000_000n, 0n, 0n],
    ]);
    expect(split.minimumWon).toBe(1_833_333_334n);
    expect(split.minimumCashWon).toBe(258_333_334n);
  });

  it("says who lacks what; kind never stands for cash", () => {
    const rows = [
      { organisationId: "lead", year: 2026, cashWon: 100_000_000n, inKindWon: 1_600_000_000n },
      { organisationId: "lead", year: 2025, cashWon: 100_000_000n, inKindWon: 0n },
      { organisationId: "startup", year: 2025, cashWon: 333_333_333n, inKindWon: 0n },
    ];
    expect(planAgainst(split, rows)).toMatchObject([
      { organisationId: "lead", plannedWon: 1_800_000_000n, shortWon: 0n, shortCashWon: 25_000_000n },
      { organisationId: "startup", shortWon: 1n, shortCashWon: 0n },
      { organisationId: "university", plannedWon: 0n, shortWon: 0n, shortCashWon: 0n },
    ]);
    expect(plannedByYear(rows)).toEqual([
      { year: 2025, cashWon: 433_333_333n, inKindWon: 0n },
      { year: 2026, cashWon: 100_000_000n, inKindWon: 1_600_000_000n },
    ]);
  });

  it("sums are exact whoever takes part, and all together never pay below their rates", () => {
    const member = fc.record({
      organisationId: fc.uuid(),
      size: fc.constantFrom(...SIZE_CLASSES),
      shareBasisPoints: fc.nat(10_000),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.array(member, { minLength: 1, maxLength: 8 }),
        (support, members) => {
          const made = splitContribution({
            supportWon: support,
            members,
            level: "CLASS_II",
            rules,
            rulebookVersion: 1,
          });
          expect(total(made.members.map((one) => one.supportWon))).toBe(support);
          expect(total(made.members.map((one) => one.minimumWon))).toBe(made.minimumWon);
          expect(total(made.members.map((one) => one.minimumCashWon))).toBe(made.minimumCashWon);
          for (const one of made.members)
            expect(one.minimumWon * 10_000n).toBeGreaterThanOrEqual(
              BigInt(one.rateBasisPoints) * (one.supportWon + one.minimumWon),
            );
        },
      ),
    );
  });
});
