import { describe, expect, it } from "vitest";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { type StageEntrant, stageResult } from "@/lib/stages/domain/result";
import { briefOf } from "./brief";
import { sensitivityOf } from "./sensitivity";

const plan = (over: Partial<StagePlan> = {}): StagePlan => ({
  parts: [
    { key: "contest", nameKo: "콘테스트", nameEn: "Contest", weightBasisPoints: 4_000 },
    { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: 6_000 },
  ],
  gates: [{ key: "safety", nameKo: "안전성", nameEn: "Safety" }],
  survivors: 2,
  minimumTotalHundredths: null,
  tieChain: ["total", "lot"],
  note: "",
  ...over,
});
const team = (teamId: string, contest: number, verification: number, safety = true): StageEntrant => ({
  ...{ teamId, withdrawn: false, gates: { safety }, parts: { contest, verification } },
});
const TEAMS = [team("a", 9_000, 9_000), team("b", 8_000, 8_000), team("c", 9_000, 7_000)];
const brief = (teams: readonly StageEntrant[], of = plan()) => {
  const rows = stageResult(of, teams, "s");
  return briefOf(
    rows,
    of,
    sensitivityOf({ plan: of, teams, seed: "s" }, rows, { verification: null, contest: null }, 500),
  );
};

describe("a result in brief", () => {
  it("names the line, what parts the two at it, and how many other ways would draw it elsewhere", () => {
    // b: 80.00, c: 0.4 × 90 + 0.6 × 70 = 78.00. Five points of weight move nobody; without verification c goes on.
    const { margin, tried, changed } = brief(TEAMS);
    expect(margin).toEqual({ above: "b", below: "c", rank: 2, numerator: 2_000_000n, isSeparable: null });
    expect([tried, changed]).toEqual([8, 1]);
  });

  it.each([
    ["nobody ranked is left out", plan({ survivors: 3 }), TEAMS],
    ["nobody goes on: a gate removes everybody", plan(), TEAMS.map((one) => ({ ...one, gates: { safety: false } }))],
    ["the next one fell below the floor, not behind", plan({ minimumTotalHundredths: 7_900 }), TEAMS],
    ["a single team is left", plan(), TEAMS.slice(0, 1)],
  ])("there is no line by rank where %s", (_name, of, teams) => {
    expect(brief(teams, of).margin).toBeNull();
  });

  it("E2: the least of a range goes by rank, below the floor too", () => {
    const ranged = brief(TEAMS, plan({ survivors: 3, leastSurvivors: 2, minimumTotalHundredths: 8_500 }));
    expect(ranged.margin).toMatchObject({ above: "b", below: "c", rank: 2, numerator: 2_000_000n });
  });

  it("a total tie at the line is a difference of nothing, and a plan of one part was tried in no other way", () => {
    const [, only] = plan().parts;
    const single = plan({ survivors: 1, parts: only ? [{ ...only, weightBasisPoints: 10_000 }] : [] });
    const tied = brief([team("a", 0, 8_000), team("b", 0, 8_000)], single);
    expect(tied).toMatchObject({ margin: { numerator: 0n }, tried: 0, changed: 0 });
  });
});
