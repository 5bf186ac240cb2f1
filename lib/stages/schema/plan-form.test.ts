import { expect, it } from "vitest";
import { planDraft } from "@/components/stages/plan-draft";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { chainByWeight, planProblems, type StagePlan } from "../domain/plan";
import { createStageSchema, stagePlanSchema } from "../schema";

const part = (key: string, weightBasisPoints: number) => ({ key, nameKo: "부문", nameEn: "Part", weightBasisPoints });
const rules = { ...contestRules.parse(undefined), minSeconds: 7, adaptiveBasisPoints: 1_234 };
const plan: StagePlan = {
  parts: [part("contestPublic", 4_000), part("verification", 6_000)],
  gates: [],
  survivors: 2,
  minimumTotalHundredths: null,
  tieChain: ["total", "lot"],
  note: "",
  contest: rules,
};
const draft = (from: StagePlan) => planDraft(from, { plan, targetBasisPoints: 9_500 });
const read = (form: ReturnType<typeof draft>) =>
  createStageSchema.safeParse({ titleKo: "3차", titleEn: "Third", cutoffOn: "2026-12-15", plan: form });

it("X3: the form keeps the contest's rules as they are, with their hash", () => {
  expect(read(draft(plan)).data?.plan.contest).toEqual(rules);
  expect(stagePlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
});

it("X3: a plan without rules of its own starts from those offered, and fixes none until somebody says so", () => {
  const { contest: _none, ...before } = plan;
  const form = draft(before);
  expect(form.contest).toMatchObject({ isFixed: false, minSeconds: 7, adaptivePercent: 12.34 });
  expect(read(form).data?.plan).not.toHaveProperty("contest");
});

it("E1: a plan that leaves the contest out has no rules for one", () => {
  const form = draft(plan);
  const parts = form.parts.map((one) => ({ ...one, weightPercent: one.key === "verification" ? 100 : null }));
  expect(read({ ...form, parts }).data?.plan).not.toHaveProperty("contest");
});

it("E1: the next stage's targets travel with the plan, both or neither", () => {
  const next = { targetBasisPoints: 9_500, survivors: 3 };
  expect(read(draft({ ...plan, next })).data?.plan.next).toEqual(next);
  expect(read(draft(plan)).data?.plan).not.toHaveProperty("next");
  expect(read({ ...draft(plan), nextSurvivors: 3 }).error?.issues).toMatchObject([
    { message: "stages.nextTogether", path: ["plan", "nextTargetPercent"] },
  ]);
});

it("E2: the least of a range travels with the plan, and a plan of before has none", () => {
  const ranged = { ...plan, leastSurvivors: 1, minimumTotalHundredths: 7_000 };
  expect(read(draft(ranged)).data?.plan).toMatchObject({ survivors: 2, leastSurvivors: 1 });
  expect(stagePlanSchema.parse(JSON.parse(JSON.stringify(ranged)))).toEqual(ranged);
  expect(read(draft(plan)).data?.plan).not.toHaveProperty("leastSurvivors");
});

it("X3: quotas of a group add up to the whole panel, or the field says so", () => {
  const form = draft(plan);
  if (!form.contest) throw new Error("the plan has a contest");
  const quotas = { ...form.contest.quotas, sex: { FEMALE: 50.01, MALE: 50 } };
  const refused = read({ ...form, contest: { ...form.contest, quotas } });
  expect(refused.error?.issues).toMatchObject([
    { message: "stages.sharesSum", path: ["plan", "contest", "quotas", "sex", "FEMALE"] },
  ]);
});

it("E2: the days travel with the plan, all three or none, and a plan of before has none", () => {
  const calendar = { scoringFrom: "2026-12-01", scoringThrough: "2026-12-20", resultOn: "2026-12-28" };
  expect(read(draft({ ...plan, calendar })).data?.plan.calendar).toEqual(calendar);
  expect(read(draft(plan)).data?.plan).not.toHaveProperty("calendar");
  const open = { ...calendar, resultOn: "" };
  expect(read({ ...draft(plan), calendar: open }).error?.issues).toMatchObject([
    { message: "stages.calendarTogether", path: ["plan", "calendar", "resultOn"] },
  ]);
  const problems = (days: Partial<typeof calendar>) => planProblems({ ...plan, calendar: { ...calendar, ...days } }, 5);
  expect(problems({})).toEqual([]);
  expect(problems({ scoringThrough: "2026-12-01", resultOn: "2026-12-01" })).toEqual([]);
  expect(problems({ scoringFrom: "2026-12-21" })).toEqual(["CALENDAR_ORDER"]);
  expect(problems({ resultOn: "2026-12-19" })).toEqual(["CALENDAR_ORDER"]);
});

it("S5: the chain is by weight unless the plan declares its order, and an order of a left out part is refused", () => {
  const chain = (tieOrder: { key: string }[]) => read({ ...draft(plan), tieOrder }).data?.plan;
  expect(chain([])?.tieChain).toEqual(["total", "part:verification", "part:contestPublic", "lot"]);
  const declared = chain([{ key: "contestPublic" }, { key: "contestPublic" }]);
  expect(declared?.tieChain).toEqual(["total", "part:contestPublic", "lot"]);
  expect(draft({ ...plan, tieChain: ["total", "part:contestPublic", "lot"] }).tieOrder).toEqual([
    { key: "contestPublic" },
  ]);
  expect(draft({ ...plan, tieChain: chainByWeight(plan.parts) }).tieOrder).toEqual([]);
  const unknown = chain([{ key: "derivatives" }]);
  expect(unknown && planProblems(unknown, 5)).toEqual(["TIE_CHAIN_UNKNOWN_PART"]);
});
