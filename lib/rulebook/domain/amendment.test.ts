import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { rulebookContentSchema } from "../schema";
import { amendmentForm, amendRulebookSchema, writtenNumbers } from "../schema/amendment";
import { amended, amendmentRefusal, numbersOf, type RulebookNumbers } from "./amendment";
import { rulebookDifference } from "./rulebook";

const base = rulebookContentSchema.parse(RULEBOOK_V1);
const numbers = numbersOf(base);
const points = (change: Record<string, number>) => ({
  rubricHundredths: { ...numbers.rubricHundredths, ...change },
});

describe("P3: a new version is the old one with other numbers", () => {
  it("changes nothing when nothing is changed", () => {
    expect(amended(base, numbers)).toEqual(base);
  });

  it("writes exactly the numbers given", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat(10_000), (won, cutoffHundredths) => {
        const after = amended(base, { ...numbers, talentPerYearWon: won, cutoffHundredths });
        expect(numbersOf(after)).toEqual({ ...numbers, talentPerYearWon: won, cutoffHundredths });
        expect(rulebookDifference(base, after).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it("survives the form unchanged, and the form takes what people type", () => {
    const form = amendmentForm(1, base);
    const typed = { ...form, reason: "하반기 기준을 조정합니다." };
    expect(writtenNumbers(amendRulebookSchema.parse(typed).numbers)).toEqual(numbers);
    const narrowing = amendRulebookSchema.parse({ ...typed, numbers: { ...form.numbers, narrowing: "5, 4 → 3" } });
    expect(narrowing.numbers.narrowing).toEqual([5, 4, 3]);
  });
});

describe("numbers that make no rulebook", () => {
  it.each<[string, Partial<RulebookNumbers>, string | null]>([
    ["as they are", {}, null],
    ["S1: 99 points", points({ technology: 3_900 }), "RUBRIC_SUM"],
    ["S1: sub-criteria that do not fit", points({ technologyCapability: 1_900 }), "SUB_CRITERIA_SUM"],
    [
      "S1: another split of the hundred",
      points({
        technology: 5_000,
        technologyCapability: 3_000,
        goals: 2_000,
        goalsExcellence: 1_000,
        goalsFeasibility: 1_000,
      }),
      null,
    ],
    [
      "E2: weights of 99 %",
      { weightBasisPoints: { ...numbers.weightBasisPoints, verification: 4_900 } },
      "WEIGHTS_SUM",
    ],
    ["P4: a narrowing that grows", { narrowing: [5, 3, 4] }, "NARROWING_GROWS"],
    ["P5: a narrowing that stands still", { narrowing: [5, 5, 4] }, null],
    ["P4: more teams than the limit", { maxTeams: 4 }, "NARROWING_START"],
    ["T1: least above most", { ownPerYearMinWon: 6_000_000_000n }, "DATA_RANGE"],
    ["A5: a half-year the programme has not", { lessorExcludedThrough: "2031H1" }, "UNKNOWN_HALF_YEAR"],
  ])("%s", (_name, change, refusal) => {
    expect(amendmentRefusal(amended(base, { ...numbers, ...change }))).toBe(refusal);
  });
});
