import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { challengeRefusal, challengesNotReady, challengeWindow } from "./challenges";

const NAMED = new Date("2025-07-23T01:00:00Z");
const DUE = new Date("2025-07-28T14:59:59.999Z");
const member = { namedAt: NAMED, challengesDueAt: DUE };
const unnamed = { namedAt: null, challengesDueAt: null };
const at = (from: Date, ms: number) => new Date(from.getTime() + ms);

describe("S3: the window for challenges", () => {
  it.each([
    [at(NAMED, -1), "BEFORE"],
    [NAMED, "OPEN"],
    [DUE, "OPEN"],
    [at(DUE, 1), "CLOSED"],
  ] as const)("%o: %s", (instant, expected) => expect(challengeWindow(member, instant)).toBe(expected));

  it.each([
    [member, { filed: false }, DUE, null],
    [member, { filed: true }, DUE, "ALREADY_CHALLENGED"],
    [member, { filed: false }, at(DUE, 1), "CHALLENGE_WINDOW_CLOSED"],
    [unnamed, { filed: false }, DUE, "NOT_NAMED"],
  ] as const)("files once, in time: %o %o %o: %s", (who, facts, instant, expected) =>
    expect(challengeRefusal(who, facts, instant)).toBe(expected),
  );
});

describe("S3: whether the review may begin", () => {
  const facts = { windowDays: 3, members: [member], openChallenges: 0 };
  it.each([
    ["the window is over", {}, at(DUE, 1), null],
    ["it still runs", {}, DUE, "CHALLENGE_WINDOW_RUNS"],
    ["somebody was not named", { members: [member, unnamed] }, at(DUE, 1), "MEMBERS_NOT_NAMED"],
    ["a challenge waits", { openChallenges: 1 }, at(DUE, 1), "CHALLENGES_UNDECIDED"],
    ["no window in the rulebook", { windowDays: 0, members: [unnamed] }, NAMED, null],
    ["no window, yet a challenge of before waits", { windowDays: 0, openChallenges: 1 }, NAMED, "CHALLENGES_UNDECIDED"],
  ] as const)("%s", (_name, change, instant, expected) =>
    expect(challengesNotReady({ ...facts, ...change }, instant)).toBe(expected),
  );
});

it("reads a rulebook from before there were challenges as one without a window", () => {
  const { challenge: _, ...earlier } = RULEBOOK_V1;
  expect(rulebookContentSchema.parse(earlier).challenge).toEqual({ windowDays: 0 });
});
