import { describe, expect, it } from "vitest";
import { callAmendmentRefusal } from "./amendment";
import { namesIn, takesQuestions } from "./questions";
import { callState } from "./state";

const NOW = new Date("2025-07-01T00:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const facts = {
  ...{ state: "OPEN" as const, frozen: true, seats: 5, fromVersion: 1, toVersion: 2, effectiveAt: NOW },
  rulebook: { effectiveFrom: at(-1), maxTeams: 5 },
};

describe("P3: amending a frozen rulebook", () => {
  it.each([
    ["a later version in force", {}, null],
    ["effective at this instant", { effectiveAt: NOW }, null],
    ["effective a second ago", { effectiveAt: at(-1_000) }, "EFFECTIVE_IN_PAST"],
    ["before it is frozen", { frozen: false }, "RULEBOOK_NOT_FROZEN"],
    ["while sheets are written", { state: "IN_REVIEW" as const }, "AMENDMENT_TOO_LATE"],
    ["the same version", { toVersion: 1 }, "SAME_RULEBOOK"],
    ["an older version", { fromVersion: 3 }, "OLDER_RULEBOOK"],
    ["a version not yet in force", { rulebook: { effectiveFrom: at(1), maxTeams: 5 } }, "RULEBOOK_NOT_IN_FORCE"],
    ["fewer teams than seats", { rulebook: { effectiveFrom: at(-1), maxTeams: 4 } }, "SEATS_OVER_LIMIT"],
  ] as const)("%s", (_name, change, refusal) => {
    expect(callAmendmentRefusal({ ...facts, ...change }, NOW)).toBe(refusal);
  });
});

describe("C5: questions", () => {
  const CLOSES = new Date("2025-07-21T09:00:00Z");
  const call = { phase: "ANNOUNCED" as const, opensAt: NOW, closesAt: CLOSES };
  it.each([
    ["announced", at(-1_000), true],
    ["a second before closing", new Date(CLOSES.getTime() - 1_000), true],
    ["at the closing instant", CLOSES, true],
    ["a second late", new Date(CLOSES.getTime() + 1_000), false],
  ] as const)("are taken %s: %s", (_name, now, taken) => {
    expect(takesQuestions(callState(call, now))).toBe(taken);
  });

  it("names are found whatever the white space and case", () => {
    const words = {
      publicKo: "새봄 연구소에서 물었습니다",
      publicEn: "asked by SAEBOM lab",
      answerKo: "",
      answerEn: "",
    };
    expect(namesIn(words, ["새봄연구소", "Saebom Lab", "다른 기관", "봄", "새봄연구소"])).toEqual([
      "새봄연구소",
      "Saebom Lab",
    ]);
  });
});
