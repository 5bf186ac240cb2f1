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

const guidance = (from: string, range: { minPerTeam: number; maxPerTeam: number }) => ({
  guidance: { ...numbers.guidance, [from]: range },
});
const rate = (size: "SME" | "MID_TIER", level: "CLASS_I" | "CLASS_II", basisPoints: number) => ({
  contributionRates: {
    ...numbers.contributionRates,
    [size]: { ...numbers.contributionRates[size], [level]: basisPoints },
  },
});
const holiday = (date: string) => ({
  holidays: [...numbers.holidays, { date, nameKo: "임시공휴일", nameEn: "Temporary public holiday" }],
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

describe("S10: holidays, one a line", () => {
  const read = (holidays: string) => {
    const form = amendmentForm(1, base);
    const typed = { ...form, reason: "공휴일을 고칩니다.", numbers: { ...form.numbers, holidays } };
    return amendRulebookSchema.safeParse(typed);
  };

  it("reads what is pasted, blank lines and Windows line ends included, and keeps days in order", () => {
    const result = read("2027-05-05, 어린이날, Children's Day\r\n\n 2026-10-09,한글날,Hangul Day ");
    expect(result.data?.numbers.holidays).toEqual([
      { date: "2027-05-05", nameKo: "어린이날", nameEn: "Children's Day" },
      { date: "2026-10-09", nameKo: "한글날", nameEn: "Hangul Day" },
    ]);
    const after = amended(base, { ...numbers, holidays: result.data?.numbers.holidays ?? [] });
    expect(after.calendar.holidays.map(({ date }) => date)).toEqual(["2026-10-09", "2027-05-05"]);
  });

  it.each(["2027-02-29, 없는 날, No day", "5월 5일, 어린이날, Children's Day", "2027-05-05 어린이날"])(
    "names the line it cannot read: %s",
    (line) => {
      const result = read(`2027-01-01, 신정, New Year's Day\n${line}`);
      expect(result.error?.issues.map(({ message, path }) => [message, path.join(".")])).toEqual([
        ["rulebook.holidayLine?line=2", "numbers.holidays"],
      ]);
    },
  );
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
    ["G1: more at least than at most", guidance("2025H2", { minPerTeam: 1_001, maxPerTeam: 1_000 }), "GUIDANCE_RANGE"],
    ["G1: as many at least as at most", guidance("2025H2", { minPerTeam: 1_000, maxPerTeam: 1_000 }), null],
    ["D2: class II pays more than class III", rate("SME", "CLASS_II", 1_001), "OPENNESS_PAYS_MORE"],
    ["D2: class II pays as much as class III", rate("SME", "CLASS_II", 1_000), "LARGER_PAYS_LESS"],
    ["D2: mid-tier below SME", rate("MID_TIER", "CLASS_I", 499), "LARGER_PAYS_LESS"],
    ["D2: mid-tier as SME", rate("MID_TIER", "CLASS_I", 500), null],
    ["S2: more foreign experts than sheets", { foreignPerProposal: 3, sheetsPerProposal: 2 }, "FOREIGN_OVER_SHEETS"],
    ["S10: a holiday beyond the table", holiday(`${base.calendar.lastYear + 1}-01-01`), "HOLIDAY_OUTSIDE"],
    ["S10: a day twice", holiday(numbers.holidays[0]?.date ?? ""), "HOLIDAY_TWICE"],
    ["S10: a temporary holiday more", holiday(`${base.calendar.lastYear}-08-17`), null],
    ["P5: a narrowing that stands still", { narrowing: [5, 5, 4] }, null],
    ["P4: more teams than the limit", { maxTeams: 4 }, "NARROWING_START"],
    ["T1: least above most", { ownPerYearMinWon: 6_000_000_000n }, "DATA_RANGE"],
    ["A5: a half-year the programme has not", { lessorExcludedThrough: "2031H1" }, "UNKNOWN_HALF_YEAR"],
  ])("%s", (_name, change, refusal) => {
    expect(amendmentRefusal(amended(base, { ...numbers, ...change }))).toBe(refusal);
  });
});
