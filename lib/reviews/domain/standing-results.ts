import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import { recomputeSelection, type SelectionSheet } from "./calculation-sheet";
import type { Fraction } from "./fraction";
import { isBetterResult, reachesCutoff, type SelectionResult, totalIsLower } from "./selection";

/** S10: what one accepted objection made of a published result. */
export type OutcomeChangeFacts = {
  objectionNumber: string;
  proposalId: string;
  from: SelectionResult;
  to: SelectionResult;
  /** New total by the new examination; null leaves the old one. */
  totalHundredths: number | null;
  /** ISO instant of the director's approval. */
  at: string;
};
export type ChainedChange = OutcomeChangeFacts & { hash: string };
export type StandingResult = {
  proposalId: string;
  receiptNumber: string;
  result: SelectionResult;
  totalHundredths: number;
};

/**
 * S10, S11: the results as they stand after objections. The ranking inside is the one that was approved, byte for byte under
 * its published hash; each change is chained to it, so that none can be left out, added or told otherwise.
 */
export type StandingSheet = {
  kind: "selection-standing";
  version: 1;
  rankingSha256: string;
  ranking: SelectionSheet;
  changes: ChainedChange[];
  /** Hash of the last change; of the ranking while there is none. */
  headSha256: string;
  standing: StandingResult[];
};

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Each change hashed together with everything before it. */
export function chainChanges(rankingSha256: string, changes: readonly OutcomeChangeFacts[]): ChainedChange[] {
  let before = rankingSha256;
  return changes.map(({ objectionNumber, proposalId, from, to, totalHundredths, at }) => {
    const facts = { objectionNumber, proposalId, from, to, totalHundredths, at };
    before = sha256(`${before}\n${canonicalJson(facts)}`);
    return { ...facts, hash: before };
  });
}

function standingOf(ranking: SelectionSheet, changes: readonly OutcomeChangeFacts[]): StandingResult[] {
  const changeOf = new Map(changes.map((change) => [change.proposalId, change]));
  return ranking.results.map(({ proposalId, result, displayHundredths }) => {
    const change = changeOf.get(proposalId);
    return {
      proposalId,
      receiptNumber: ranking.proposals.find((one) => one.proposalId === proposalId)?.receiptNumber ?? "",
      result: change?.to ?? result,
      totalHundredths: change?.totalHundredths ?? displayHundredths,
    };
  });
}

export function buildStandingSheet(ranking: SelectionSheet, changes: readonly OutcomeChangeFacts[]): StandingSheet {
  const rankingSha256 = sha256(canonicalJson(ranking));
  const chained = chainChanges(rankingSha256, changes);
  return {
    ...{ kind: "selection-standing", version: 1, rankingSha256, ranking, changes: chained },
    headSha256: chained.at(-1)?.hash ?? rankingSha256,
    standing: standingOf(ranking, changes),
  };
}

type Stated = { numerator: string; denominator: string };
const exactOf = ({ numerator, denominator }: Stated): Fraction => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
});

/** S9, S10: an objection changes a result once, from what it was, never to the worse, and lifts nobody over the cut-off unread. */
function changeProblems(ranking: SelectionSheet, changes: readonly OutcomeChangeFacts[]): string[] {
  const seen = new Set<string>();
  return changes.flatMap((change) => {
    const where = change.objectionNumber;
    const result = ranking.results.find(({ proposalId }) => proposalId === change.proposalId);
    if (!result) return [`${where}: ${change.proposalId} has no result in the ranking`];
    if (seen.has(change.proposalId)) return [`${where}: the result was changed before`];
    seen.add(change.proposalId);
    const before = exactOf(result.total);
    const given = change.totalHundredths;
    const total = given === null ? before : { numerator: BigInt(given), denominator: 1n };
    const taken = change.to === "SELECTED" || change.to === "RESERVE";
    return [
      result.result === change.from ? "" : `${where}: was ${result.result}, not ${change.from}`,
      change.to === change.from || isBetterResult(change.to, change.from) ? "" : `${where}: a change to the worse`,
      given !== null && totalIsLower(given, before) ? `${where}: a lower total` : "",
      taken && !reachesCutoff(total, ranking.selection.cutoffHundredths)
        ? `${where}: taken from below the cut-off`
        : "",
    ].filter((problem) => problem !== "");
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isStandingSheet = (value: unknown): value is StandingSheet =>
  isRecord(value) &&
  value.kind === "selection-standing" &&
  value.version === 1 &&
  isRecord(value.ranking) &&
  Array.isArray(value.changes) &&
  Array.isArray(value.standing);

function chainProblems(sheet: StandingSheet): string[] {
  const expected = buildStandingSheet(sheet.ranking, sheet.changes);
  const problems: string[] = [];
  if (expected.rankingSha256 !== sheet.rankingSha256)
    problems.push(`ranking: hash ${sheet.rankingSha256} in the sheet, ${expected.rankingSha256} computed`);
  for (const [index, { hash, objectionNumber }] of expected.changes.entries())
    if (sheet.changes[index]?.hash !== hash) problems.push(`${objectionNumber}: the chain breaks here`);
  if (expected.headSha256 !== sheet.headSha256)
    problems.push(`head: ${sheet.headSha256} in the sheet, ${expected.headSha256} computed`);
  if (canonicalJson(expected.standing) !== canonicalJson(sheet.standing))
    problems.push("standing: not what the ranking and its changes come to");
  return problems;
}

/** S11: recomputes the ranking and what objections made of it, without any database; never throws, whatever it is handed. */
export function recomputeStanding(sheet: unknown): { ok: true } | { ok: false; differences: string[] } {
  if (!isStandingSheet(sheet)) return { ok: false, differences: ["not a selection-standing sheet of version 1"] };
  const ranking = recomputeSelection(sheet.ranking);
  if (!ranking.ok) return ranking;
  try {
    const differences = [...changeProblems(sheet.ranking, sheet.changes), ...chainProblems(sheet)];
    return differences.length === 0 ? { ok: true } : { ok: false, differences };
  } catch (error) {
    return { ok: false, differences: [`malformed: ${error instanceof Error ? error.message : "unknown"}`] };
  }
}
