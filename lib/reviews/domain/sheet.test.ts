import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import {
  parseScore,
  type SheetDraft,
  scorableItems,
  sheetProblems,
  sheetTotals,
  writeScore,
  writtenLength,
} from "./sheet";

const { rubric } = rulebookContentSchema.parse(RULEBOOK_V1);
const full = (over: SheetDraft["items"] = {}, opinion = "가".repeat(50)): SheetDraft => ({
  items: {
    ...Object.fromEntries(
      scorableItems(rubric).map((item) => [item.key, { scoreHundredths: item.maxHundredths, comment: "" }]),
    ),
    ...Object.fromEntries(rubric.criteria.map(({ key }) => [key, { scoreHundredths: null, comment: "가".repeat(30) }])),
    ...over,
  },
  overallOpinion: opinion,
});
const problems = (over: SheetDraft["items"], opinion?: string) =>
  sheetProblems(rubric, full(over, opinion), false).map(({ kind, key }) => `${kind} ${key}`);
const score = (scoreHundredths: number | null) => ({ technologyCapability: { scoreHundredths, comment: "" } });

describe("S6: a sheet", () => {
  it.each([
    [null, ["VOTE_MISSING suitable"]],
    [undefined, ["VOTE_MISSING suitable"]],
    [true, []],
    [false, []],
  ])("P5: in an additional call the vote %s", (suitable, expected) => {
    const found = sheetProblems(rubric, { ...full(), suitable }, true);
    expect(found.map(({ kind, key }) => `${kind} ${key}`)).toEqual(expected);
  });

  it.each([
    ["the full mark passes", score(2000), []],
    ["zero is a score", score(0), []],
    ["half points pass", score(1750), []],
    ["nothing is none", score(null), ["SCORE_MISSING technologyCapability"]],
    ["above the mark", score(2050), ["SCORE_RANGE technologyCapability"]],
    ["below zero", score(-50), ["SCORE_RANGE technologyCapability"]],
    ["a quarter point", score(1725), ["SCORE_STEP technologyCapability"]],
    [
      "29 characters of comment",
      { goals: { scoreHundredths: null, comment: "가".repeat(29) } },
      ["COMMENT_SHORT goals"],
    ],
    [
      "white space is no comment",
      { goals: { scoreHundredths: null, comment: " ".repeat(99) } },
      ["COMMENT_SHORT goals"],
    ],
  ])("%s", (_name, over, expected) => expect(problems(over)).toEqual(expected));

  it("asks for an opinion of 50 characters", () => {
    expect(problems({}, "가".repeat(49))).toEqual(["OPINION_SHORT overallOpinion"]);
    expect(writtenLength("👩‍🔬가".slice(0))).toBeGreaterThan(0);
  });

  it("lists everything that an empty sheet lacks", () =>
    expect(sheetProblems(rubric, { items: {}, overallOpinion: "" }, false)).toHaveLength(6 + 3 + 1));

  it("adds up as it is typed", () => {
    expect(sheetTotals(rubric, full().items)).toEqual({
      criteria: { technology: 4000, goals: 3000, impact: 3000 },
      totalHundredths: 10000,
    });
    expect(sheetTotals(rubric, {}).totalHundredths).toBe(0);
  });

  it.each([
    ["17.5", 1750],
    ["17,5", 1750],
    [" 16 ", 1600],
    ["0", 0],
    ["17.25", 1725],
    ["", null],
    ["-1", null],
    ["1e3", null],
    ["1.234", null],
  ])("reads %o as %o", (text, expected) => expect(parseScore(text)).toBe(expected));
  it("writes what it reads", () => expect([1750, 1600, 0].map(writeScore)).toEqual(["17.5", "16", "0"]));
});
