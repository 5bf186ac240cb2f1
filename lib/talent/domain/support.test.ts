import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { requestTalentSchema } from "../schema";
import { monthsBetween, nextMonth } from "./months";
import { paymentRefusal, requestRefusal, supportByYear, supportOf, type TalentPlan } from "./support";

const RULES = rulebookContentSchema.parse(RULEBOOK_V1);
const plan = (more: Partial<TalentPlan> = {}): TalentPlan => ({
  ...{ firstMonth: "2026-03", lastMonth: "2027-12", matchingBasisPoints: 5_000 },
  monthly: { labour: 20_000_000n, research: 5_000_000n, stay: 3_000_001n },
  ...more,
});

it("counts months over the year's end", () => {
  expect(nextMonth("2026-12")).toBe("2027-01");
  expect(monthsBetween("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
  expect(monthsBetween("2026-05", "2026-05")).toEqual(["2026-05"]);
});

describe("H1: the government's share", () => {
  it("is cut off at a whole won and bound year by year", () => {
    expect(supportOf(plan().monthly, 5_000)).toBe(14_000_000n);
    expect([...supportByYear(plan())]).toEqual([
      [2026, 140_000_000n],
      [2027, 168_000_000n],
    ]);
  });

  it("never pays more than the share, nor a won less than it could", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 10n), fc.integer({ min: 1, max: 10_000 }), (labour, share) => {
        const support = supportOf({ labour, research: 0n, stay: 0n }, share);
        expect(support * 10_000n).toBeLessThanOrEqual(labour * BigInt(share));
        expect((support + 1n) * 10_000n).toBeGreaterThan(labour * BigInt(share));
      }),
    );
  });

  it("P2: versions from before the rulebook said it match half", () => {
    const { matchBasisPoints: _, ...talent } = { matchBasisPoints: 0, ...RULEBOOK_V1.talent };
    expect(rulebookContentSchema.parse({ ...RULEBOOK_V1, talent }).talent.matchBasisPoints).toBe(5_000);
  });
});

const team = (status: "ACTIVE" | "ELIMINATED" | "WITHDRAWN") => ({ status });
describe("H1–H3: asking", () => {
  it.each<[Partial<TalentPlan>, string | undefined]>([
    [{}, undefined],
    [{ lastMonth: "2028-01" }, "AFTER_LAST_YEAR"],
    [{ lastMonth: "2026-02" }, "MONTH_ORDER"],
    [{ matchingBasisPoints: 5_001 }, "SHARE_ABOVE"],
    [{ monthly: { labour: 0n, research: 0n, stay: 0n } }, "NO_COST"],
  ])("%o", (more, reason) => expect(requestRefusal(plan(more), team("ACTIVE"), RULES)?.reason).toBe(reason));

  it("is for teams of the programme", () => {
    expect(requestRefusal(plan(), team("ELIMINATED"), RULES)?.reason).toBe("TEAM_LEFT");
    expect(requestRefusal(plan(), team("WITHDRAWN"), RULES)?.reason).toBe("TEAM_LEFT");
  });

  const typed = {
    ...{ teamId: "t", name: "김한결", nameEn: "Kim", homeInstitution: "MIT", homeCountry: "US", task: "연구" },
    ...{ firstMonth: "2026-03", lastMonth: "2026-12", matchingPercent: 50 },
    ...{ labourMonthlyWon: 1n, researchMonthlyWon: 0n, stayMonthlyWon: 0n },
  };
  it.each(["김한결 900101-1234567", "9001011234567", "900101 - 7234567"])("never takes %s", (name) => {
    expect(requestTalentSchema.safeParse(typed).success).toBe(true);
    expect(requestTalentSchema.safeParse({ ...typed, name }).error?.issues[0]?.message).toBe("talent.residentNumber");
    expect(requestTalentSchema.safeParse({ ...typed, task: name }).success).toBe(false);
  });
});

describe("H2, H3: paying", () => {
  const facts = {
    paidOrProposed: ["2026-03"],
    evidenceMonths: ["2026-03", "2026-04", "2027-12"],
    currentMonth: "2027-12",
  };
  const pay = (month: string, more: Partial<TalentPlan["monthly"]> = {}, currentMonth = "2027-12") =>
    paymentRefusal({ month, costs: { ...plan().monthly, ...more } }, plan(), { ...facts, currentMonth }, RULES)?.reason;
  it("takes each month once, of the plan, with evidence, up to the last of the last year", () => {
    expect(pay("2026-04")).toBeUndefined();
    expect(pay("2027-12")).toBeUndefined();
    expect(pay("2026-03")).toBe("MONTH_TAKEN");
    expect(pay("2026-02")).toBe("OUTSIDE_PERIOD");
    expect(pay("2028-01")).toBe("OUTSIDE_PERIOD");
    expect(pay("2026-05")).toBe("EVIDENCE_NEEDED");
    expect(pay("2027-12", {}, "2027-11")).toBe("MONTH_TO_COME");
    expect(pay("2026-04", { stay: 3_000_002n })).toBe("ABOVE_PLAN");
    expect(pay("2026-04", { labour: 0n, research: 0n, stay: 1n })).toBe("NO_COST");
  });
});
