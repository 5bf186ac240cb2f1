import { expect, it } from "vitest";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { rulebookContentSchema } from "../schema";
import { amended, numbersOf } from "./amendment";
import { changedFigures, rulebookFigures } from "./figures";

const base = rulebookContentSchema.parse(RULEBOOK_V1);

it("P5: reads a version from before the rulebook spoke of additional calls as one seat and a plain majority", () => {
  const { additional: _, ...earlier } = RULEBOOK_V1;
  const read = rulebookContentSchema.parse(earlier);
  expect(read.additional).toEqual({ seats: 1, majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" });
  expect(rulebookFigures(read).find(({ key }) => key === "additionalMajority")?.value).toEqual({
    ...{ kind: "worded", word: "moreThanOfValid", params: { percent: 50 } },
  });
});

it("reads a version from before results were tested as testing weights by five percentage points either way", () => {
  const { sensitivityBasisPoints: _, ...stage } = base.stage;
  const read = rulebookContentSchema.parse({ ...RULEBOOK_V1, stage });
  expect(read.stage.sensitivityBasisPoints).toBe(500);
  const wider = amended(base, { ...numbersOf(base), sensitivityBasisPoints: 1_000 });
  expect(changedFigures(base, wider)).toMatchObject([
    { figure: { label: "sensitivity" }, before: { basisPoints: 500 }, after: { basisPoints: 1_000 } },
  ]);
});

it("E3: reads a version from before the rulebook asked for a session on stage results as one that asks for none", () => {
  expect(rulebookContentSchema.parse(RULEBOOK_V1).committee.stageSessionRequired).toBe(false);
  const asks = amended(base, { ...numbersOf(base), stageSessionRequired: true });
  expect(changedFigures(base, asks)).toMatchObject([{ figure: { label: "committeeStages" } }]);
});

it("D4: reads a version from before the rulebook spoke of unsigned agreements with its days, and shows other ones", () => {
  expect(RULEBOOK_V1.agreement).toBeUndefined();
  expect(base.agreement).toEqual({ reminderDays: [7, 14, 28] });
  const sooner = amended(base, { ...numbersOf(base), agreementReminderDays: [3, 10] });
  expect(changedFigures(base, sooner)).toMatchObject([
    { figure: { label: "agreementReminders" }, before: { params: { days: "7, 14, 28" } }, after: {} },
  ]);
});

it("names every figure once", () => {
  const keys = rulebookFigures(base).map((figure) => figure.key);
  expect(new Set(keys).size).toBe(keys.length);
});

it("P3: shows each changed number with both values, and no other", () => {
  expect(changedFigures(base, base)).toEqual([]);
  const numbers = { ...numbersOf(base), talentPerYearWon: 3_000_000_000n, narrowing: [5, 5, 3] };
  expect(changedFigures(base, amended(base, numbers))).toMatchObject([
    { figure: { label: "narrowing" }, before: { text: "5 → 4 → 3 → 2" }, after: { text: "5 → 5 → 3" } },
    { figure: { label: "talentYear" }, before: { amountWon: 2_000_000_000n }, after: { amountWon: 3_000_000_000n } },
  ]);
});
