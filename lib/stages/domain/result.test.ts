import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStageSheet, recomputeStage, type SheetTeam } from "./calculation-sheet";
import { planProblems, type StagePlan } from "./plan";
import { displayHundredths, missingCells, plannedWeighing, stageLot, stageResult, totalNumerator } from "./result";
import { mayMove, STAGE_STATES, silentTeams } from "./state";

const plan = (over: Partial<StagePlan> = {}): StagePlan => ({
  parts: [
    { key: "contest", nameKo: "콘테스트", nameEn: "Contest", weightBasisPoints: 4_000 },
    { key: "verification", nameKo: "검증", nameEn: "Verification", weightBasisPoints: 6_000 },
  ],
  gates: [{ key: "originality", nameKo: "독자성", nameEn: "Originality" }],
  survivors: 4,
  minimumTotalHundredths: null,
  tieChain: ["total", "part:verification", "lot"],
  note: "",
  ...over,
});
const team = (teamId: string, contest: number, verification: number, over: Partial<SheetTeam> = {}): SheetTeam => ({
  teamId,
  nameKo: `팀 ${teamId}`,
  nameEn: `Team ${teamId}`,
  withdrawn: false,
  gates: { originality: true },
  parts: { contest, verification },
  ...over,
});
const five = () => [
  team("a", 9_000, 9_000),
  team("b", 8_800, 8_700),
  team("c", 8_500, 8_500),
  team("d", 8_000, 8_200),
  team("e", 7_000, 7_500),
];
const verdicts = (rows: ReturnType<typeof stageResult>) =>
  Object.fromEntries(rows.map((row) => [row.teamId, row.result]));

describe("stageResult", () => {
  it("E4: weights give an exact total: 0.4 × 88.00 + 0.6 × 87.00 = 87.40", () => {
    expect(totalNumerator(plannedWeighing(plan()), { contest: 8_800, verification: 8_700 })).toBe(87_400_000n);
    expect(displayHundredths(87_400_000n)).toBe(8_740);
  });

  it("narrows 5 → 4 by rank", () => {
    expect(verdicts(stageResult(plan(), five(), "s"))).toEqual({
      a: "ADVANCE",
      b: "ADVANCE",
      c: "ADVANCE",
      d: "ADVANCE",
      e: "ELIMINATED",
    });
  });

  it.each([
    ["P5: none leaves when the places equal the teams", plan({ survivors: 5 }), five(), 5],
    ["P5: two leave at once", plan({ survivors: 3 }), five(), 3],
    [
      "P5: a gate drops the second best, and the fifth goes on",
      plan(),
      five().map((one) => (one.teamId === "b" ? { ...one, gates: { originality: false } } : one)),
      4,
    ],
    ["P5: a floor leaves places empty", plan({ minimumTotalHundredths: 8_500 }), five(), 3],
    [
      "E2: of 1 to 4, as many as reach the floor",
      plan({ leastSurvivors: 1, minimumTotalHundredths: 8_500 }),
      five(),
      3,
    ],
    [
      "E2: of 2 to 4, the best two though one reaches it",
      plan({ leastSurvivors: 2, minimumTotalHundredths: 9_000 }),
      five(),
      2,
    ],
    ["E2: of 1 to 4, four though all reach it", plan({ leastSurvivors: 1, minimumTotalHundredths: 5_000 }), five(), 4],
    [
      "E2: the least of a range does not open a gate",
      plan({ leastSurvivors: 4, survivors: 5, minimumTotalHundredths: 9_900 }),
      five().map((one) => ({ ...one, gates: { originality: one.teamId === "e" } })),
      1,
    ],
    [
      "P5: a withdrawal leaves fewer teams than places",
      plan(),
      five().map((one) => (one.teamId === "a" ? { ...one, withdrawn: true } : one)),
      4,
    ],
  ] as const)("%s", (_name, given, teams, advancing) => {
    expect(stageResult(given, teams, "s").filter((row) => row.result === "ADVANCE")).toHaveLength(advancing);
  });

  it("a failed gate says which, and takes no rank", () => {
    const row = stageResult(
      plan(),
      [team("a", 9_900, 9_900, { gates: { originality: false } }), team("b", 1, 1)],
      "s",
    ).find((one) => one.teamId === "a");
    expect(row).toMatchObject({ result: "ELIMINATED", reason: "GATE", failedGates: ["originality"], rank: null });
  });

  it("the floor itself passes, one hundredth below does not", () => {
    const rows = stageResult(
      plan({ minimumTotalHundredths: 8_000 }),
      [team("a", 8_000, 8_000), team("b", 8_000, 7_999)],
      "s",
    );
    expect(verdicts(rows)).toEqual({ a: "ADVANCE", b: "ELIMINATED" });
  });

  it("S5: a tie goes down the chain and says by which link it was decided", () => {
    const rows = stageResult(plan(), [team("x", 8_300, 8_000), team("y", 8_000, 8_200)], "s");
    expect(rows.map((row) => [row.teamId, row.decidedBy])).toEqual([
      ["y", null],
      ["x", "part:verification"],
    ]);
  });

  it("S5: the lot is drawn from the published seed, the same on every run", () => {
    const same = [team("x", 8_000, 8_000), team("y", 8_000, 8_000)];
    const first = stageResult(plan(), same, "seed").map((row) => row.teamId);
    expect(stageResult(plan(), [...same].reverse(), "seed").map((row) => row.teamId)).toEqual(first);
    expect(first[0]).toBe(stageLot("seed", "x") < stageLot("seed", "y") ? "x" : "y");
  });

  it("S4: a displayed tie that is no tie says so", () => {
    const thirds = plan({
      parts: [
        { key: "contest", nameKo: "가", nameEn: "a", weightBasisPoints: 3_333 },
        { key: "verification", nameKo: "나", nameEn: "b", weightBasisPoints: 6_667 },
      ],
    });
    const rows = stageResult(thirds, [team("a", 8_000, 8_001), team("b", 8_001, 8_001)], "s");
    expect(rows.map((row) => [row.displayHundredths, row.displayTieOnly])).toEqual([
      [8_001, true],
      [8_001, true],
    ]);
  });

  it("names missing cells instead of counting them as zero", () => {
    const gap = [
      team("a", 1, 1, { parts: { contest: 1 }, gates: {} }),
      team("w", 1, 1, { parts: {}, withdrawn: true }),
    ];
    expect(missingCells(plan(), gap)).toEqual([
      { teamId: "a", kind: "PART", key: "verification" },
      { teamId: "a", kind: "GATE", key: "originality" },
    ]);
  });

  it("property: never more than the places, ranks are 1..n, and the order of input does not matter", () => {
    const score = fc.integer({ min: 0, max: 10_000 });
    const entrants = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 6 }),
        contest: score,
        verification: score,
        gate: fc.boolean(),
      }),
      { selector: (one) => one.id, minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(entrants, fc.integer({ min: 1, max: 8 }), (list, survivors) => {
        const teams = list.map((one) =>
          team(one.id, one.contest, one.verification, { gates: { originality: one.gate } }),
        );
        const rows = stageResult(plan({ survivors }), teams, "s");
        const advancing = rows.filter((row) => row.result === "ADVANCE");
        expect(advancing.length).toBe(Math.min(survivors, teams.filter((one) => one.gates.originality).length));
        expect(rows.filter((row) => row.rank !== null).map((row) => row.rank)).toEqual(
          Array.from({ length: list.filter((one) => one.gate).length }, (_, index) => index + 1),
        );
        expect(stageResult(plan({ survivors }), [...teams].reverse(), "s").map((row) => row.teamId)).toEqual(
          rows.map((row) => row.teamId),
        );
      }),
    );
  });
});

describe("planProblems", () => {
  it.each([
    ["a sound plan", plan(), []],
    [
      "weights of 99.99 %",
      plan({ parts: [{ key: "contest", nameKo: "가", nameEn: "a", weightBasisPoints: 9_999 }], tieChain: ["lot"] }),
      ["WEIGHTS_NOT_100"],
    ],
    ["no parts", plan({ parts: [], tieChain: ["lot"] }), ["NO_PARTS"]],
    ["more places than teams may be", plan({ survivors: 6 }), ["SURVIVORS_OUT_OF_RANGE"]],
    ["a range the wrong way round", plan({ leastSurvivors: 4, minimumTotalHundredths: 1 }), ["RANGE_ORDER"]],
    ["a range that nothing decides", plan({ leastSurvivors: 2 }), ["RANGE_WITHOUT_FLOOR"]],
    ["a range with a floor", plan({ leastSurvivors: 2, minimumTotalHundredths: 1 }), []],
    ["a chain that names an unknown part", plan({ tieChain: ["part:none", "lot"] }), ["TIE_CHAIN_UNKNOWN_PART"]],
    ["a chain that may stay undecided", plan({ tieChain: ["total"] }), ["TIE_CHAIN_NO_LOT"]],
  ] as const)("%s", (_name, given, expected) => {
    expect(planProblems(given, 5)).toEqual(expected);
  });
});

describe("E3 states", () => {
  it("has exactly the declared ways", () => {
    const ways = STAGE_STATES.flatMap((from) =>
      STAGE_STATES.filter((to) => mayMove(from, to)).map((to) => `${from}>${to}`),
    );
    expect(ways).toEqual([
      "PLANNED>CONSULTATION",
      "CONSULTATION>PLANNED",
      "CONSULTATION>FROZEN",
      "FROZEN>RUNNING",
      "RUNNING>SCORED",
      "SCORED>RUNNING",
      "SCORED>DELIBERATION",
      "DELIBERATION>SCORED",
      "DELIBERATION>DECIDED",
      "DECIDED>PUBLISHED",
      "PUBLISHED>FINAL",
    ]);
  });

  it("E2: an objection is an answer, silence and a word on an older plan are not", () => {
    const rows = [
      { teamId: "agreed", active: true, consent: "AGREED" as const, consentPlanVersion: 3 },
      { teamId: "objected", active: true, consent: "OBJECTED" as const, consentPlanVersion: 3 },
      { teamId: "older", active: true, consent: "AGREED" as const, consentPlanVersion: 2 },
      { teamId: "silent", active: true, consent: null, consentPlanVersion: null },
      { teamId: "gone", active: false, consent: null, consentPlanVersion: null },
    ];
    expect(silentTeams(rows, 3)).toEqual(["older", "silent"]);
  });
});

describe("S11 calculation sheet", () => {
  const built = () =>
    buildStageSheet({ stage: { number: 1, cutoffOn: "2025-12-31" }, rulebookVersion: 1, plan: plan(), teams: five() });

  it("recomputes to what it states, after a round trip through JSON", () => {
    const { text, sha256 } = built();
    expect(recomputeStage(JSON.parse(text))).toEqual({ ok: true, sha256 });
  });

  it.each([
    ["a score", (text: string) => text.replace('"contest":7000', '"contest":9999')],
    ["a verdict", (text: string) => text.replace('"result":"ELIMINATED"', '"result":"ADVANCE"')],
    ["the plan", (text: string) => text.replace('"survivors":4', '"survivors":5')],
    ["a missing cell", (text: string) => text.replace('"contest":7000,', "")],
    [
      "what totals are divided by",
      (text: string) => text.replace('"totalDenominator":"10000"', '"totalDenominator":"1"'),
    ],
  ])("says so when %s was changed", (_name, change) => {
    const { text } = built();
    expect(change(text)).not.toBe(text);
    expect(recomputeStage(JSON.parse(change(text))).ok).toBe(false);
  });

  it("says so when a team is told twice and another not at all, and when one is in it twice", () => {
    const { sheet } = built();
    const [first, ...rest] = sheet.results;
    if (!first) throw new Error("no results");
    const dropped = { ...sheet, results: [first, first, ...rest.slice(1)] };
    expect(recomputeStage(dropped)).toMatchObject({ ok: false });
    const twice = { ...sheet, teams: [...sheet.teams, ...sheet.teams.slice(0, 1)] };
    expect(recomputeStage(twice)).toMatchObject({ ok: false });
  });

  it("P5: a gate that removes everybody, and a single part of a plan, recompute like any other", () => {
    const nobody = five().map((team) => ({ ...team, gates: { originality: false } }));
    const facts = { stage: { number: 1, cutoffOn: "2025-12-31" }, rulebookVersion: 1 };
    const gated = buildStageSheet({ ...facts, plan: plan(), teams: nobody });
    expect(gated.rows.map(({ result, rank, reason }) => [result, rank, reason])).toEqual(
      five().map(() => ["ELIMINATED", null, "GATE"]),
    );
    expect(recomputeStage(JSON.parse(gated.text))).toEqual({ ok: true, sha256: gated.sha256 });
    const [only] = plan().parts;
    const single = plan({ parts: only ? [{ ...only, weightBasisPoints: 10_000 }] : [], tieChain: ["total", "lot"] });
    const alone = buildStageSheet({ ...facts, plan: single, teams: five() });
    expect(alone.rows.filter(({ result }) => result === "ADVANCE")).toHaveLength(4);
    expect(recomputeStage(JSON.parse(alone.text))).toEqual({ ok: true, sha256: alone.sha256 });
  });
});
