import { describe, expect, it } from "vitest";
import { overcommitted } from "./participation";

const part = (email: string, participationPercent: number, startOn = "2025-08-01", endOn = "2026-12-31") => ({
  name: email.slice(0, 2),
  email,
  participationPercent,
  startOn,
  endOn,
});
const team = (proposalId: string, ...people: ReturnType<typeof part>[]) => ({ proposalId, people });

describe("participation over the programme (②)", () => {
  it.each([
    ["100 % in one proposal", [team("a", part("a@x.kr", 100))], []],
    ["100 % in two proposals", [team("a", part("a@x.kr", 60)), team("b", part("a@x.kr", 40))], []],
    ["101 % in two proposals", [team("a", part("a@x.kr", 60)), team("b", part("a@x.kr", 41))], [101]],
    ["an address in another spelling", [team("a", part("A@x.kr ", 60)), team("b", part("a@X.kr", 60))], [120]],
    ["two people", [team("a", part("a@x.kr", 60)), team("b", part("b@x.kr", 60))], []],
    [
      "one after the other",
      [team("a", part("a@x.kr", 80, "2025-08-01", "2025-12-31")), team("b", part("a@x.kr", 80, "2026-01-01"))],
      [],
    ],
    [
      "one day together",
      [team("a", part("a@x.kr", 80, "2025-08-01", "2026-01-01")), team("b", part("a@x.kr", 80, "2026-01-01"))],
      [160],
    ],
    ["without dates", [team("a", part("a@x.kr", 60, "", "")), team("b", part("a@x.kr", 60))], [120]],
    ["no address", [team("a", part("", 90)), team("b", part(" ", 90))], []],
  ] as const)("%s", (_name, teams, expected) => {
    expect(overcommitted(teams).map(({ percent }) => percent)).toEqual(expected);
  });

  it("names the heaviest day and only the proposals of it", () => {
    const found = overcommitted([
      team("a", part("a@x.kr", 50)),
      team("b", part("a@x.kr", 60, "2026-03-01")),
      team("c", part("a@x.kr", 40, "2025-01-01", "2025-02-01")),
    ]);
    expect(found).toEqual([
      { email: "a@x.kr", percent: 110, day: "2026-03-01", names: ["a@"], proposalIds: ["a", "b"] },
    ]);
  });
});
