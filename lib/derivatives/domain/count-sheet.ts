import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import { byCreation, type Family, judge, type Verdict } from "./judge";
import { countHundredths } from "./points";

export type SheetTeam = Family & { teamId: string; nameKo: string; nameEn: string };
export type SheetResult = { teamId: string; count: number; scoreHundredths: number; verdicts: Verdict[] };
/** S11, Y2: all that a third party needs to count again, and what came out. */
export type CountSheet = {
  kind: "derivatives-count";
  version: 1;
  stage: { number: number; cutoffOn: string };
  planHash: string;
  derivatives: DerivativesPlan;
  teams: SheetTeam[];
  results: SheetResult[];
};
type Facts = Omit<CountSheet, "kind" | "version" | "results">;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const resultsOf = ({ teams, derivatives, stage }: Facts): SheetResult[] =>
  teams.map((team) => {
    const verdicts = judge(team, derivatives, stage.cutoffOn);
    const count = verdicts.filter((one) => one.counts).length;
    return { teamId: team.teamId, count, scoreHundredths: countHundredths(derivatives.scale, count), verdicts };
  });

/** The sheet as it is stored, hashed and exported: canonical JSON. */
export function buildCountSheet(facts: Facts): { sheet: CountSheet; text: string; sha256: string } {
  const teams = facts.teams
    .map((team) => ({ ...team, candidates: [...team.candidates].sort(byCreation) }))
    .sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
  const ordered = { ...facts, teams };
  const sheet: CountSheet = { kind: "derivatives-count", version: 1, ...ordered, results: resultsOf(ordered) };
  const text = canonicalJson(sheet);
  return { sheet, text, sha256: sha256(text) };
}

/** Counts again from the sheet's inputs alone and names every difference. */
export function recomputeCount(sheet: CountSheet): { ok: true; sha256: string } | { ok: false; differences: string[] } {
  const again = new Map(resultsOf(sheet).map((result) => [result.teamId, result]));
  const differences = sheet.results.flatMap((stated) => {
    const computed = again.get(stated.teamId);
    if (canonicalJson(computed) === canonicalJson(stated)) return [];
    const { count, scoreHundredths } = stated;
    return [
      `${stated.teamId}: stated ${count} models, ${scoreHundredths}; counted ${computed?.count} models, ${computed?.scoreHundredths}`,
    ];
  });
  const open = sheet.teams.flatMap(({ candidates }) =>
    candidates.filter(({ state }) => state === "PENDING" || state === "DISPUTED").map(({ repository }) => repository),
  );
  if (open.length > 0) differences.push(`undecided: ${open.slice(0, 20).join(", ")}`);
  if (sheet.results.length !== again.size)
    differences.push(`results: ${sheet.results.length} stated, ${again.size} counted`);
  return differences.length > 0 ? { ok: false, differences } : { ok: true, sha256: sha256(canonicalJson(sheet)) };
}
