import { describe, expect, it } from "vitest";
import { overcommitted, overcommittedIn } from "./participation";

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
    ["101 % in one proposal", [team("a", part("a@x.kr", 50), part("a@x.kr", 51))], [101]],
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

describe("participation of one proposal's people (②)", () => {
  const own = team("own", part("a@x.kr", 60, "2026-01-01", "2026-06-30"), part("b@x.kr", 100));
  it.each([
    ["nobody else", [], []],
    ["exactly 100 % together", [team("x", part("a@x.kr", 40))], []],
    ["101 % together", [team("x", part("a@x.kr", 41))], [["a@x.kr", 101, "2026-01-01"]]],
    ["the last day together", [team("x", part("a@x.kr", 41, "2026-06-30"))], [["a@x.kr", 101, "2026-06-30"]]],
    ["the day after", [team("x", part("a@x.kr", 41, "2026-07-01"))], []],
    [
      "the first day together",
      [team("x", part("a@x.kr", 41, "2025-01-01", "2026-01-01"))],
      [["a@x.kr", 101, "2026-01-01"]],
    ],
    ["the day before", [team("x", part("a@x.kr", 41, "2025-01-01", "2025-12-31"))], []],
    ["one percent beside a whole", [team("x", part("b@x.kr", 1))], [["b@x.kr", 101, "2025-08-01"]]],
    ["somebody else overbooked elsewhere", [team("x", part("c@x.kr", 90)), team("y", part("c@x.kr", 90))], []],
  ] as const)("%s", (_name, others, expected) => {
    expect(overcommittedIn(own, others).map(({ email, percent, day }) => [email, percent, day])).toEqual(expected);
  });

  it("does not count a heavier day on which the person does not work for it", () => {
    const late = part("a@x.kr", 90, "2027-01-01", "2027-12-31");
    const others = [team("x", late), team("y", late)];
    expect(overcommittedIn(own, others)).toEqual([]);
    expect(overcommitted([own, ...others]).map(({ percent }) => percent)).toEqual([180]);
  });
});
