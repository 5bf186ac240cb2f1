import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { Formula } from "@/lib/references/domain/target-ratio";
import type { HazardGrade, VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { fractionFromStored } from "./exact";
import {
  type OwnValues,
  partHundredths,
  passesSafety,
  type ReferenceFigure,
  safetyHundredths,
  standingOf,
} from "./standing";

export type SheetTeam = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  /** Benchmark → value as a fraction, with the runs behind it. */
  values: Record<string, { value: string; errorMillionths: string | null; runIds: string[] }>;
  grades: Record<string, HazardGrade>;
  /** Scores of hazards; only where the plan makes a part of them. */
  scores?: Record<string, number>;
};
export type SheetResult = {
  teamId: string;
  scoreHundredths: number | null;
  ratiosMillionths: Record<Formula, string | null>;
  missing: string[];
  passesSafety: boolean | null;
  /** V4: only where the plan makes a part of safety; null while a hazard has no score. */
  safetyHundredths?: number | null;
};
/** S11: all that a third party needs to compute the verification part again, and what came out. */
export type PartSheet = {
  kind: "verification-part";
  version: 1;
  stage: { number: number; cutoffOn: string };
  planHash: string;
  targetBasisPoints: number;
  verification: VerificationPlan;
  references: (Omit<ReferenceFigure, "valueMillionths"> & { valueMillionths: string })[];
  teams: SheetTeam[];
  results: SheetResult[];
};
type Facts = Omit<PartSheet, "kind" | "version" | "results">;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const ownValues = (team: SheetTeam): OwnValues =>
  new Map(
    Object.entries(team.values).map(([key, { value, errorMillionths }]) => [
      key,
      { value: fractionFromStored(value), errorMillionths: errorMillionths === null ? null : BigInt(errorMillionths) },
    ]),
  );

function resultsOf({ verification, references, targetBasisPoints, teams }: Facts): SheetResult[] {
  const figures = references.map((one) => ({ ...one, valueMillionths: BigInt(one.valueMillionths) }));
  return teams.map((team) => {
    const standing = standingOf(verification, ownValues(team), figures, targetBasisPoints);
    const own = standing.find((one) => one.formula === verification.formula);
    const ratio = own?.ratioMillionths ?? null;
    return {
      teamId: team.teamId,
      scoreHundredths: ratio === null ? null : partHundredths(verification, ratio),
      ratiosMillionths: Object.fromEntries(
        standing.map((one) => [one.formula, one.ratioMillionths?.toString() ?? null]),
      ) as Record<Formula, string | null>,
      missing: own?.missing ?? [],
      passesSafety: verification.safety?.gateKey ? passesSafety(verification.safety, team.grades) : null,
      ...(verification.safety?.part
        ? { safetyHundredths: safetyHundredths(verification.safety, team.scores ?? {}) }
        : {}),
    };
  });
}

/** The sheet as it is stored, hashed and exported: canonical JSON. */
export function buildPartSheet(facts: Facts): { sheet: PartSheet; text: string; sha256: string } {
  const teams = [...facts.teams].sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
  const ordered = { ...facts, teams };
  const sheet: PartSheet = { kind: "verification-part", version: 1, ...ordered, results: resultsOf(ordered) };
  const text = canonicalJson(sheet);
  return { sheet, text, sha256: sha256(text) };
}

/** Computes the part again from the sheet's inputs alone and names every difference. */
export function recomputePart(sheet: PartSheet): { ok: true; sha256: string } | { ok: false; differences: string[] } {
  const again = new Map(resultsOf(sheet).map((result) => [result.teamId, result]));
  const differences = sheet.results.flatMap((stated) => {
    const computed = again.get(stated.teamId);
    return canonicalJson(computed) === canonicalJson(stated)
      ? []
      : [`${stated.teamId}: stated ${stated.scoreHundredths}, computed ${computed?.scoreHundredths}`];
  });
  if (sheet.results.length !== again.size)
    differences.push(`results: ${sheet.results.length} stated, ${again.size} computed`);
  return differences.length > 0 ? { ok: false, differences } : { ok: true, sha256: sha256(canonicalJson(sheet)) };
}
