import { createHash } from "node:crypto";
import type { StagePlan, StageTieBreak } from "./plan";

export type StageEntrant = {
  teamId: string;
  withdrawn: boolean;
  /** Gate key → passed. A gate without a verdict is missing, not failed. */
  gates: Readonly<Record<string, boolean>>;
  /** Part key → score in hundredths of a point, out of 10,000. */
  parts: Readonly<Record<string, number>>;
};

export type StageVerdict = "ADVANCE" | "ELIMINATED" | "WITHDRAWN";
export type VerdictReason = "RANK" | "GATE" | "MINIMUM" | "WITHDRAWAL";

export type StageRow = {
  teamId: string;
  result: StageVerdict;
  reason: VerdictReason;
  gatesPassed: boolean;
  failedGates: string[];
  /** Exact total: numerator over TOTAL_DENOMINATOR (or the weighing's own), in hundredths of a point; null for a team that withdrew. */
  totalNumerator: bigint | null;
  displayHundredths: number | null;
  /** Among the teams that passed every gate; null for the others. */
  rank: number | null;
  /** The link of the tie chain that put this team behind the one above it, when their totals were equal. */
  decidedBy: StageTieBreak | null;
  /** Shows the same as a neighbour without being equal: the page says so (S4). */
  displayTieOnly: boolean;
};

export type MissingCell = { teamId: string; kind: "PART" | "GATE"; key: string };

/** Weights are basis points, so every total has this denominator and totals compare as integers. */
export const TOTAL_DENOMINATOR = 10_000n;

/** E5's spirit for every cell: what is missing is named and blocks; it never counts as zero in silence. */
export const missingCells = (plan: StagePlan, entrants: readonly StageEntrant[]): MissingCell[] =>
  entrants
    .filter((entrant) => !entrant.withdrawn)
    .flatMap((entrant) => [
      ...plan.parts
        .filter((part) => entrant.parts[part.key] === undefined)
        .map((part) => ({ teamId: entrant.teamId, kind: "PART" as const, key: part.key })),
      ...plan.gates
        .filter((gate) => entrant.gates[gate.key] === undefined)
        .map((gate) => ({ teamId: entrant.teamId, kind: "GATE" as const, key: gate.key })),
    ]);

/** How the parts weigh: whole weights over a common denominator, which their sum is. */
export type Weighing = { weights: ReadonlyMap<string, bigint>; denominator: bigint };

export const plannedWeighing = (plan: Pick<StagePlan, "parts">): Weighing => ({
  weights: new Map(plan.parts.map((part) => [part.key, BigInt(part.weightBasisPoints)])),
  denominator: TOTAL_DENOMINATOR,
});

/** Weighted total as the numerator over the weighing's denominator, in hundredths of a point. */
export const totalNumerator = ({ weights }: Pick<Weighing, "weights">, parts: StageEntrant["parts"]): bigint =>
  [...weights].reduce((sum, [key, weight]) => sum + weight * BigInt(parts[key] ?? 0), 0n);

/** Half up, for display only; ranks are taken on the exact value (S4). */
export const displayHundredths = (numerator: bigint, denominator: bigint = TOTAL_DENOMINATOR): number =>
  Number((numerator * 2n + denominator) / (2n * denominator));

/** Number that the lot gives a team: anyone can draw it again from the plan's published hash (S5). */
export const stageLot = (seed: string, teamId: string): string =>
  createHash("sha256").update(`${seed}:${teamId}`).digest("hex");

type Candidate = { entrant: StageEntrant; total: bigint };

/** Negative when `a` stands before `b` by this link of the chain, 0 when the link cannot tell them apart. */
function compareBy(step: StageTieBreak, a: Candidate, b: Candidate, seed: string): number {
  if (step === "total") return a.total === b.total ? 0 : a.total > b.total ? -1 : 1;
  if (step === "lot") return stageLot(seed, a.entrant.teamId) < stageLot(seed, b.entrant.teamId) ? -1 : 1;
  const key = step.slice("part:".length);
  return (b.entrant.parts[key] ?? 0) - (a.entrant.parts[key] ?? 0);
}

function decide(
  chain: readonly StageTieBreak[],
  a: Candidate,
  b: Candidate,
  seed: string,
): { order: number; by: StageTieBreak } {
  for (const step of chain) {
    const order = compareBy(step, a, b, seed);
    if (order !== 0) return { order, by: step };
  }
  return { order: compareBy("lot", a, b, seed), by: "lot" };
}

/**
 * E4: gates first, then rank by the declared chain, then the places of the plan. A gate may drop a high scorer, a floor may
 * leave places empty down to the least of a range, a withdrawal may leave fewer teams than places (P5). Call it with no missing cells. Another weighing than
 * the plan's own asks what would have been.
 */
export function stageResult(
  plan: StagePlan,
  entrants: readonly StageEntrant[],
  seed: string,
  weighing: Weighing = plannedWeighing(plan),
): StageRow[] {
  const shownOf = (total: bigint): number => displayHundredths(total, weighing.denominator);
  const failedGates = (entrant: StageEntrant) =>
    plan.gates.filter((gate) => entrant.gates[gate.key] !== true).map((gate) => gate.key);
  const present = entrants
    .filter((entrant) => !entrant.withdrawn)
    .map((entrant) => ({ entrant, total: totalNumerator(weighing, entrant.parts) }));
  const ranked = present
    .filter(({ entrant }) => failedGates(entrant).length === 0)
    .sort((a, b) => decide(plan.tieChain, a, b, seed).order);
  const floor =
    plan.minimumTotalHundredths === null ? null : BigInt(plan.minimumTotalHundredths) * weighing.denominator;

  const rankedRows = ranked.map(({ entrant, total }, index): StageRow => {
    const above = ranked[index - 1];
    const below = ranked[index + 1];
    const shown = shownOf(total);
    const looksLike = (other: Candidate | undefined) =>
      other !== undefined && other.total !== total && shownOf(other.total) === shown;
    const belowFloor = floor !== null && total < floor;
    const isAssured = index < (plan.leastSurvivors ?? 0);
    return {
      teamId: entrant.teamId,
      result: isAssured || (!belowFloor && index < plan.survivors) ? "ADVANCE" : "ELIMINATED",
      reason: belowFloor && !isAssured ? "MINIMUM" : "RANK",
      gatesPassed: true,
      failedGates: [],
      totalNumerator: total,
      displayHundredths: shown,
      rank: index + 1,
      decidedBy: above && above.total === total ? decide(plan.tieChain, above, { entrant, total }, seed).by : null,
      displayTieOnly: looksLike(above) || looksLike(below),
    };
  });
  const gatedRows = present
    .filter(({ entrant }) => failedGates(entrant).length > 0)
    .sort((a, b) => decide(plan.tieChain, a, b, seed).order)
    .map(
      ({ entrant, total }): StageRow => ({
        ...unranked(entrant.teamId, "ELIMINATED", "GATE"),
        failedGates: failedGates(entrant),
        totalNumerator: total,
        displayHundredths: shownOf(total),
      }),
    );
  const withdrawnRows = entrants
    .filter((entrant) => entrant.withdrawn)
    .map((entrant) => unranked(entrant.teamId, "WITHDRAWN", "WITHDRAWAL"));
  return [...rankedRows, ...gatedRows, ...withdrawnRows];
}

const unranked = (teamId: string, result: StageVerdict, reason: VerdictReason): StageRow => ({
  teamId,
  result,
  reason,
  gatesPassed: false,
  failedGates: [],
  totalNumerator: null,
  displayHundredths: null,
  rank: null,
  decidedBy: null,
  displayTieOnly: false,
});
