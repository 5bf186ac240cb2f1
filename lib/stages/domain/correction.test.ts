import { expect, it } from "vitest";
import { buildStageSheet, recomputeStage, type SheetTeam } from "./calculation-sheet";
import { type CorrectedCell, changedVerdicts, withCells } from "./correction";
import type { StagePlan } from "./plan";

const PLAN: StagePlan = {
  parts: [{ key: "verification", nameKo: "검증", nameEn: "Verification", weightBasisPoints: 10_000 }],
  gates: [{ key: "safety", nameKo: "안전", nameEn: "Safety" }],
  ...{ survivors: 1, minimumTotalHundredths: null, tieChain: ["total", "lot"], note: "" },
};
const team = (teamId: string, score: number, over: Partial<SheetTeam> = {}): SheetTeam => ({
  ...{
    teamId,
    nameKo: teamId,
    nameEn: teamId,
    withdrawn: false,
    parts: { verification: score },
    gates: { safety: true },
  },
  sources: { parts: { verification: `run-${teamId}` }, gates: {} },
  ...over,
});
const TEAMS = [team("a", 9_000), team("b", 8_900), team("gone", 0, { withdrawn: true })];
const facts = { stage: { number: 2, cutoffOn: "2025-12-31" }, rulebookVersion: 1, plan: PLAN };
const score = (teamId: string, scoreHundredths: number, key = "verification"): CorrectedCell => ({
  ...{ kind: "PART", teamId, key, scoreHundredths, evidence: "재실행 보고서" },
});

it("S10: puts corrected cells in, which rest on no calculation any more; nothing unknown, twice, or of a team that withdrew", () => {
  const [, b] = withCells(PLAN, TEAMS, [score("b", 9_100)]) ?? [];
  expect(b).toMatchObject({ parts: { verification: 9_100 }, sources: { parts: {}, gates: {} } });
  expect(withCells(PLAN, TEAMS, [])).toEqual(TEAMS);
  for (const cells of [[score("x", 1)], [score("a", 1, "other")], [score("gone", 1)], [score("a", 1), score("a", 2)]])
    expect(withCells(PLAN, TEAMS, cells)).toBeNull();
});

it("S11: each corrected sheet is chained to the one before, over any number of corrections, and no link can be forged", () => {
  const first = buildStageSheet({ ...facts, teams: TEAMS });
  const correct = (before: typeof first, cells: CorrectedCell[]) =>
    buildStageSheet({
      ...{ ...facts, teams: withCells(PLAN, before.sheet.teams, cells) ?? [] },
      corrects: { sheetHash: before.sha256, sheet: before.sheet, objections: ["FM-1-S2-OB"], cells },
    });
  const second = correct(first, [score("b", 9_100)]);
  const third = correct(second, [score("a", 9_200)]);
  expect(changedVerdicts(first.rows, second.rows)).toEqual([
    { teamId: "a", from: "ADVANCE", to: "ELIMINATED" },
    { teamId: "b", from: "ELIMINATED", to: "ADVANCE" },
  ]);
  expect(changedVerdicts(second.rows, second.rows)).toEqual([]);
  expect(recomputeStage(third.sheet)).toEqual({ ok: true, sha256: third.sha256 });
  const forge = (change: (sheet: typeof third.sheet) => void) => {
    const sheet = structuredClone(third.sheet);
    change(sheet);
    return recomputeStage(sheet).ok;
  };
  // A link left out, a cell told otherwise, a score slipped in beside the cells, an earlier sheet changed.
  expect(forge((sheet) => Object.assign(sheet.corrects ?? {}, { sheet: first.sheet }))).toBe(false);
  expect(forge((sheet) => Object.assign(sheet.corrects ?? {}, { cells: [score("a", 9_300)] }))).toBe(false);
  expect(forge((sheet) => Object.assign(sheet.teams[1] ?? {}, { parts: { verification: 9_500 } }))).toBe(false);
  expect(forge((sheet) => Object.assign(sheet.corrects?.sheet.corrects ?? {}, { objections: [] }))).toBe(false);
});
