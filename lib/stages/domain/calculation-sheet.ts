import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import { type Correction, correctionDifferences } from "./correction";
import type { StagePlan } from "./plan";
import { missingCells, type StageEntrant, type StageRow, stageResult, TOTAL_DENOMINATOR } from "./result";

/** By part and gate: the hash of the sheet that computed it; nothing for what was entered by hand. */
export type SheetSources = { parts: Record<string, string>; gates: Record<string, string> };
export type SheetTeam = StageEntrant & {
  nameKo: string;
  nameEn: string;
  /** S11: where the cells come from. Sheets of before (version 1) have none and stay verifiable. */
  sources?: SheetSources;
};
export type SheetResult = Omit<StageRow, "totalNumerator" | "decidedBy" | "displayTieOnly"> & {
  totalNumerator: string | null;
};

/** S11: all that a third party needs to compute a stage result again, and what came out. */
export type StageSheet = {
  kind: "stage-result";
  version: 1 | 2;
  stage: { number: number; cutoffOn: string };
  rulebookVersion: number;
  planHash: string;
  plan: StagePlan;
  seed: string;
  totalDenominator: string;
  teams: SheetTeam[];
  results: SheetResult[];
  /** S10: of a corrected result, what it corrects: each sheet is chained to the one before. */
  corrects?: Correction<StageSheet>;
};

const toResult = ({ decidedBy: _by, displayTieOnly: _tie, totalNumerator, ...row }: StageRow): SheetResult => ({
  ...row,
  totalNumerator: totalNumerator === null ? null : totalNumerator.toString(),
});

const EVIDENCE = /^(?:[a-z-]+ SHA-256 |sha256:)([0-9a-f]{64})$/;
/** Whoever computes a part leaves the hash of the calculation as its evidence. */
export const sourceHash = (evidence: string): string | null => EVIDENCE.exec(evidence)?.[1] ?? null;

export const planHashOf = (plan: StagePlan): string => createHash("sha256").update(canonicalJson(plan)).digest("hex");

/** The sheet as it is exported, hashed and stored: canonical JSON. The plan's hash is the lot's seed, public since the freeze. */
export function buildStageSheet(facts: {
  stage: StageSheet["stage"];
  rulebookVersion: number;
  plan: StagePlan;
  teams: SheetTeam[];
  corrects?: Correction<StageSheet>;
}): {
  sheet: StageSheet;
  text: string;
  sha256: string;
  rows: StageRow[];
} {
  const planHash = planHashOf(facts.plan);
  const teams = [...facts.teams].sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
  const rows = stageResult(facts.plan, teams, planHash);
  const sheet: StageSheet = {
    kind: "stage-result",
    version: 2,
    ...facts,
    planHash,
    seed: planHash,
    totalDenominator: TOTAL_DENOMINATOR.toString(),
    teams,
    results: rows.map(toResult),
  };
  const text = canonicalJson(sheet);
  return { sheet, text, sha256: createHash("sha256").update(text).digest("hex"), rows };
}

const twice = (rows: readonly { teamId: string }[]): string[] =>
  rows.map(({ teamId }) => teamId).filter((teamId, index, all) => all.indexOf(teamId) !== index);

/** Computes the result again from the sheet's inputs alone and names every difference. */
export function recomputeStage(sheet: StageSheet): { ok: true; sha256: string } | { ok: false; differences: string[] } {
  const differences: string[] = [];
  if (planHashOf(sheet.plan) !== sheet.planHash) differences.push("planHash: the plan is not the one that was frozen");
  if (sheet.seed !== sheet.planHash) differences.push("seed: not the published plan hash");
  if (sheet.totalDenominator !== TOTAL_DENOMINATOR.toString())
    differences.push(`totalDenominator: totals are over ${TOTAL_DENOMINATOR}, not ${sheet.totalDenominator}`);
  for (const teamId of twice(sheet.teams)) differences.push(`teams: ${teamId} is in the sheet twice`);
  if (sheet.corrects) {
    const before = recomputeStage(sheet.corrects.sheet);
    if (!before.ok) differences.push(...before.differences.map((one) => `sheet before: ${one}`));
    else if (before.sha256 !== sheet.corrects.sheetHash) differences.push("corrects: not the hash of the sheet before");
    differences.push(...correctionDifferences(sheet, sheet.corrects));
  }
  for (const cell of missingCells(sheet.plan, sheet.teams))
    differences.push(`missing ${cell.kind.toLowerCase()} ${cell.key} of ${cell.teamId}`);
  if (differences.length > 0) return { ok: false, differences };
  const expected = new Map(stageResult(sheet.plan, sheet.teams, sheet.seed).map((row) => [row.teamId, toResult(row)]));
  for (const stated of sheet.results) {
    const again = expected.get(stated.teamId);
    if (canonicalJson(again) !== canonicalJson(stated)) {
      differences.push(
        `${stated.teamId}: stated ${stated.result} rank ${stated.rank} total ${stated.totalNumerator}, computed ${again?.result} rank ${again?.rank} total ${again?.totalNumerator}`,
      );
    }
  }
  for (const teamId of twice(sheet.results)) differences.push(`results: ${teamId} is told twice`);
  if (sheet.results.length !== expected.size)
    differences.push(`results: ${sheet.results.length} stated, ${expected.size} computed`);
  if (differences.length > 0) return { ok: false, differences };
  return { ok: true, sha256: createHash("sha256").update(canonicalJson(sheet)).digest("hex") };
}
