import type { Aggregation, EarlierSheets, RoundKind, TieBreak } from "@/lib/rulebook/domain/rulebook";
import type { ScoredSheet } from "./aggregation";
import { seedOf } from "./lot";
import { votesCounted } from "./majority";
import { type ProposalSheets, rankProposals } from "./ranking";
import { type SelectionResult, type SelectionRule, selectProposals } from "./selection";

type CriterionParts = { key: string; maxHundredths: number; items: { key: string; maxHundredths: number }[] };
export type SheetEntry = {
  seatNo: number;
  revision: number;
  /** Ordinal of the round in which it was handed in; sheets of before there were rounds say nothing and are of the first. */
  round?: number;
  items: Record<string, number>;
  totalHundredths: number;
  /** P5: the vote, where a majority is needed; null from a reviewer who was never asked for one. */
  suitable?: boolean | null;
};
export type ProposalEntry = { proposalId: string; receiptNumber: string; sealSha256: string; sheets: SheetEntry[] };
export type ResultEntry = {
  proposalId: string;
  rank: number;
  result: SelectionResult;
  total: { numerator: string; denominator: string };
  displayHundredths: number;
  criteria: Record<string, { numerator: string; denominator: string }>;
  keptSeats: number[];
  droppedLowSeats: number[];
  droppedHighSeats: number[];
  decidedBy: TieBreak | null;
  /** P5: suitable votes, and of how many they are counted; where a majority is needed. */
  votes?: { suitable: number; counted: number };
};

/** The last round, and whether a sheet that was not adjusted in it counts as it was handed in before. */
export type UsedRound = { ordinal: number; kind: RoundKind; earlierSheets: EarlierSheets };

/**
 * S11: everything a third party needs to compute the ranking again. Seats, never names. Version 2 knows the majority of an
 * additional call and the choice of nobody (P5); sheets of version 1 know neither and recompute as they did.
 */
export type SelectionSheet = {
  kind: "selection-ranking";
  version: 1 | 2;
  call: { id: string; code: string };
  rulebookVersion: number;
  criteria: CriterionParts[];
  aggregation: Aggregation;
  tieChain: TieBreak[];
  selection: SelectionRule;
  /** S2: the round whose sheets are ranked. Absent in sheets of before there were rounds: the written one. */
  round?: UsedRound;
  seed: string;
  proposals: ProposalEntry[];
  /** Due sheets that did not come in. */
  missing: { proposalId: string; seatNo: number }[];
  missingReason: string | null;
  results: ResultEntry[];
};
export type SelectionInputs = Omit<SelectionSheet, "kind" | "version" | "seed" | "results">;

/** Points by criterion of one sheet, from its items. */
const scored = (entry: SheetEntry, criteria: readonly CriterionParts[]): ScoredSheet => {
  const sums = criteria.map(({ key, items }) => [
    key,
    items.reduce((sum, item) => sum + (entry.items[item.key] ?? 0), 0),
  ]);
  const byCriterion = Object.fromEntries(sums) as Record<string, number>;
  const totalHundredths = Object.values(byCriterion).reduce((sum, value) => sum + value, 0);
  const vote = typeof entry.suitable === "boolean" ? { suitable: entry.suitable } : {};
  return { seatNo: entry.seatNo, totalHundredths, criteria: byCriterion, ...vote };
};

export const scoredProposals = (
  inputs: Pick<SelectionInputs, "proposals" | "criteria" | "missing">,
): ProposalSheets[] =>
  inputs.proposals.map(({ proposalId, sheets }) => ({
    proposalId,
    sheets: sheets.map((entry) => scored(entry, inputs.criteria)),
    missingCount: inputs.missing.filter((one) => one.proposalId === proposalId).length,
  }));

const seedFor = ({ call, proposals }: Pick<SelectionInputs, "call" | "proposals">): string =>
  seedOf(
    call.code,
    proposals.map(({ sealSha256 }) => sealSha256),
  );

const asText = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) => ({
  numerator: numerator.toString(),
  denominator: denominator.toString(),
});

function resultsOf(inputs: SelectionInputs, seed: string): ResultEntry[] {
  const { majority } = inputs.selection;
  const { ranked } = rankProposals(scoredProposals(inputs), {
    aggregation: inputs.aggregation,
    tieChain: inputs.tieChain,
    seed,
  });
  return selectProposals(ranked, inputs.selection).map((one) => ({
    proposalId: one.proposalId,
    rank: one.rank,
    result: one.result,
    total: asText(one.aggregate.total),
    displayHundredths: one.displayHundredths,
    criteria: Object.fromEntries(Object.entries(one.aggregate.criteria).map(([key, mean]) => [key, asText(mean)])),
    keptSeats: one.aggregate.keptSeats,
    droppedLowSeats: one.aggregate.droppedLowSeats,
    droppedHighSeats: one.aggregate.droppedHighSeats,
    decidedBy: one.decidedBy,
    ...(majority ? { votes: { suitable: one.votes.suitable, counted: votesCounted(one.votes, majority) } } : {}),
  }));
}

/** The sheet of a ranking, in an order of its own so that one state has one spelling. */
export function buildSelectionSheet(inputs: SelectionInputs): SelectionSheet {
  const proposals = [...inputs.proposals]
    .sort((a, b) => (a.proposalId < b.proposalId ? -1 : 1))
    .map((one) => ({ ...one, sheets: [...one.sheets].sort((a, b) => a.seatNo - b.seatNo) }));
  const missing = [...inputs.missing].sort(
    (a, b) => a.proposalId.localeCompare(b.proposalId, "en") || a.seatNo - b.seatNo,
  );
  const ordered = { ...inputs, proposals, missing };
  const seed = seedFor(ordered);
  return { kind: "selection-ranking", version: 2, ...ordered, seed, results: resultsOf(ordered, seed) };
}

/** A sheet as this portal has written and kept it. */
export const readSheet = (text: string): SelectionSheet => JSON.parse(text) as SelectionSheet;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const VERSIONS: readonly unknown[] = [1, 2];
const isSelectionSheet = (value: unknown): value is SelectionSheet =>
  isRecord(value) &&
  value.kind === "selection-ranking" &&
  VERSIONS.includes(value.version) &&
  ["criteria", "tieChain", "proposals", "results", "missing"].every((key) => Array.isArray(value[key])) &&
  ["call", "aggregation", "selection"].every((key) => isRecord(value[key]));

/** P5: who votes and who decides on nobody are told by the sheet's rule, and by it alone. */
function voteProblems({ version, selection, proposals }: SelectionSheet): string[] {
  const { majority, selectNone = false } = selection;
  if (version === 1 && (majority || selectNone)) return ["version 1 knows no majority and no choice of nobody"];
  if (selectNone && !majority) return ["nobody may be chosen only where a majority is needed"];
  return proposals.flatMap(({ proposalId, sheets }) =>
    sheets.flatMap(({ seatNo, suitable }) => {
      const where = `${proposalId} seat ${seatNo}`;
      if (!majority) return suitable === undefined ? [] : [`${where}: a vote where none is asked for`];
      return typeof suitable === "boolean" ? [] : [`${where}: the vote is missing`];
    }),
  );
}

/** Sheets that contradict themselves: a total that is not the sum of its items, an item out of its range, a seat twice. */
function inputProblems(sheet: SelectionSheet): string[] {
  const items = sheet.criteria.flatMap((criterion) => criterion.items);
  return sheet.proposals.flatMap(({ proposalId, sheets }) => {
    const seats = new Set(sheets.map(({ seatNo }) => seatNo));
    const repeated = seats.size === sheets.length ? [] : [`${proposalId}: a seat has two sheets`];
    const wrong = sheets.flatMap((entry) => {
      const where = `${proposalId} seat ${entry.seatNo}`;
      const outside = items.filter(({ key, maxHundredths }) => {
        const value = entry.items[key];
        return value === undefined || !Number.isInteger(value) || value < 0 || value > maxHundredths;
      });
      const total = scored(entry, sheet.criteria).totalHundredths;
      const sum = total === entry.totalHundredths ? [] : [`${where}: total ${entry.totalHundredths}, items ${total}`];
      return [...outside.map(({ key }) => `${where}: ${key} is missing or out of range`), ...sum];
    });
    return [...repeated, ...wrong];
  });
}

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])]),
  );
};
const spelled = (value: unknown): string => JSON.stringify(ordered(value)) ?? "absent";

/** Sheets of a round that had not begun, or of an earlier one where the rule counts the last round's alone. */
function roundProblems(sheet: SelectionSheet): string[] {
  const used = sheet.round;
  return sheet.proposals.flatMap(({ proposalId, sheets }) =>
    sheets.flatMap(({ seatNo, round = 1 }) => {
      const where = `${proposalId} seat ${seatNo}`;
      if (round > (used?.ordinal ?? 1)) return [`${where}: of round ${round}, which is not ranked`];
      const late = used?.earlierSheets === "MISSING" && round < used.ordinal;
      return late ? [`${where}: of round ${round}, while only round ${used.ordinal} counts`] : [];
    }),
  );
}

function resultDifferences(sheet: SelectionSheet): string[] {
  const seed = seedFor(sheet);
  const expected = resultsOf(sheet, seed);
  const differences = seed === sheet.seed ? [] : [`seed: ${sheet.seed} in the sheet, ${seed} computed`];
  if (expected.length !== sheet.results.length)
    differences.push(`results: ${sheet.results.length} in the sheet, ${expected.length} computed`);
  for (const [index, computed] of expected.entries()) {
    const stated: unknown = sheet.results[index];
    for (const key of Object.keys(computed) as (keyof ResultEntry)[]) {
      const [left, right] = [spelled(isRecord(stated) ? stated[key] : undefined), spelled(computed[key])];
      if (left !== right) differences.push(`${computed.proposalId} ${key}: ${left} in the sheet, ${right} computed`);
    }
  }
  return differences;
}

/** S11: computes a sheet again without any database; never throws, whatever it is handed. */
export function recomputeSelection(sheet: unknown): { ok: true } | { ok: false; differences: string[] } {
  if (!isSelectionSheet(sheet)) return { ok: false, differences: ["not a selection-ranking sheet of version 1 or 2"] };
  try {
    const differences = [
      ...voteProblems(sheet),
      ...inputProblems(sheet),
      ...roundProblems(sheet),
      ...resultDifferences(sheet),
    ];
    return differences.length === 0 ? { ok: true } : { ok: false, differences };
  } catch (error) {
    return { ok: false, differences: [`malformed: ${error instanceof Error ? error.message : "unknown"}`] };
  }
}
