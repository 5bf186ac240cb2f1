import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ContributionRules, OPENNESS_LEVELS, SIZE_CLASSES } from "@/lib/rulebook/domain/rulebook";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { compareOpenness, minimumContribution } from "./minimum";

const rules = rulebookContentSchema.parse(RULEBOOK_V1).contribution;
const bySupport: ContributionRules = { ...rules, base: "SUPPORT" };
const of = (size: (typeof SIZE_CLASSES)[number], level: (typeof OPENNESS_LEVELS)[number], supportWon: bigint) =>
  minimumContribution({ size, level, supportWon, rules, rulebookVersion: 1 });

describe("D2: minimum own contribution, by hand", () => {
  it.each([
    // Half of the total cost: as much as the support itself; 15 % of it in cash.
    ["LARGE", "CLOSED", 10_000_000_000n, 10_000_000_000n, 1_500_000_000n],
    // 30 % of the total: 10 billion × 0.3 / 0.7 = 4,285,714,285.71… → up; 13 % of that = 557,142,857.18 → up.
    ["MID_TIER", "CLOSED", 10_000_000_000n, 4_285_714_286n, 557_142_858n],
    // 10 %: 10 billion / 9 = 1,111,111,111.1… → up; cash 10 % of that.
    ["SME", "CLASS_III", 10_000_000_000n, 1_111_111_112n, 111_111_112n],
    // 7.5 %: 925 basis points are left: 10 billion × 750 / 9,250 = 810,810,810.81… → up.
    ["SME", "CLASS_II", 10_000_000_000n, 810_810_811n, 81_081_082n],
    ["NON_PROFIT", "CLOSED", 10_000_000_000n, 0n, 0n],
    ["LARGE", "CLASS_I", 0n, 0n, 0n],
    ["LARGE", "CLASS_I", 1n, 1n, 1n],
  ] as const)("%s, %s, support %s → %s, cash %s", (size, level, support, minimumWon, minimumCashWon) => {
    expect(of(size, level, support)).toMatchObject({ minimumWon, minimumCashWon });
  });

  it("of the support alone when the rulebook says so", () => {
    const one = minimumContribution({
      size: "MID_TIER",
      level: "CLASS_III",
      supportWon: 10_000_000_001n,
      rules: bySupport,
      rulebookVersion: 3,
    });
    expect(one.minimumWon).toBe(1_200_000_001n);
    expect(one.citation).toMatchObject({ rule: "D2", rulebookVersion: 3, base: "SUPPORT", rateBasisPoints: 1_200 });
  });

  it("compares every level with the one chosen", () => {
    const options = compareOpenness({
      size: "LARGE",
      level: "CLASS_III",
      supportWon: 8_000_000_000n,
      rules,
      rulebookVersion: 1,
    });
    expect(
      options.map(({ level, minimumWon, savedWon, isCurrent }) => [level, minimumWon, savedWon, isCurrent]),
    ).toEqual([
      ["CLOSED", 8_000_000_000n, -6_000_000_000n, false],
      ["CLASS_III", 2_000_000_000n, 0n, true],
      ["CLASS_II", 1_411_764_706n, 588_235_294n, false],
      ["CLASS_I", 888_888_889n, 1_111_111_111n, false],
    ]);
  });

  it("refuses what makes no sense", () => {
    expect(() => of("SME", "CLOSED", -1n)).toThrow(RangeError);
    const whole = { ...rules, rates: { ...rules.rates, SME: { ...rules.rates.SME, CLOSED: 10_000 } } };
    expect(() =>
      minimumContribution({ size: "SME", level: "CLOSED", supportWon: 1n, rules: whole, rulebookVersion: 1 }),
    ).toThrow(RangeError);
  });
});

describe("D2: properties", () => {
  const support = fc.bigInt({ min: 0n, max: 10n ** 14n });
  const size = fc.constantFrom(...SIZE_CLASSES);
  const level = fc.constantFrom(...OPENNESS_LEVELS);
  const base = fc.constantFrom(rules, bySupport);
  const minimum = (one: Parameters<typeof minimumContribution>[0]) => minimumContribution(one).minimumWon;

  it("more open never pays more; what is saved against the chosen level adds up", () => {
    fc.assert(
      fc.property(size, level, support, base, (ofSize, ofLevel, supportWon, given) => {
        const input = { size: ofSize, level: ofLevel, supportWon, rules: given, rulebookVersion: 1 };
        const options = compareOpenness(input);
        options.forEach((one, index) => {
          expect(one.minimumWon).toBeLessThanOrEqual(options[index - 1]?.minimumWon ?? one.minimumWon);
          expect(one.minimumWon + one.savedWon).toBe(minimum(input));
        });
      }),
    );
  });

  it("larger never pays less, in all and in cash", () => {
    fc.assert(
      fc.property(level, support, base, (ofLevel, supportWon, given) => {
        const all = SIZE_CLASSES.map((ofSize) =>
          minimumContribution({ size: ofSize, level: ofLevel, supportWon, rules: given, rulebookVersion: 1 }),
        );
        all.slice(1).forEach((smaller, index) => {
          expect(smaller.minimumWon).toBeLessThanOrEqual(all[index]?.minimumWon ?? -1n);
          expect(smaller.minimumCashWon).toBeLessThanOrEqual(all[index]?.minimumCashWon ?? -1n);
        });
      }),
    );
  });

  it("is the least won that reaches the rate: one less would not", () => {
    fc.assert(
      fc.property(size, level, support, base, (ofSize, ofLevel, supportWon, given) => {
        const { minimumWon, rateBasisPoints } = minimumContribution({
          size: ofSize,
          level: ofLevel,
          supportWon,
          rules: given,
          rulebookVersion: 1,
        });
        const reaches = (own: bigint) =>
          own * 10_000n >= BigInt(rateBasisPoints) * (given.base === "TOTAL_COST" ? supportWon + own : supportWon);
        expect(reaches(minimumWon)).toBe(true);
        if (minimumWon > 0n) expect(reaches(minimumWon - 1n)).toBe(false);
      }),
    );
  });

  it("more support never asks for less", () => {
    fc.assert(
      fc.property(size, level, support, support, (ofSize, ofLevel, one, more) => {
        expect(of(ofSize, ofLevel, one + more).minimumWon).toBeGreaterThanOrEqual(of(ofSize, ofLevel, one).minimumWon);
      }),
    );
  });
});
