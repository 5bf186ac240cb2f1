import { isBetterResult, reachesCutoff, type SelectionResult, totalIsLower } from "@/lib/reviews/domain/selection";

export const VERDICTS = ["ACCEPTED", "REJECTED", "INADMISSIBLE"] as const;
export type ObjectionVerdict = (typeof VERDICTS)[number];
export const OPINIONS = ["UPHOLD", "DISMISS", "ABSENT"] as const;
export type ObjectionOpinion = (typeof OPINIONS)[number];
export const NEW_RESULTS = ["SELECTED", "RESERVE"] as const;

export type Voice = {
  opinion: ObjectionOpinion;
  /** Took part in the result that is objected to. */
  isOriginal: boolean;
};
type Current = { result: SelectionResult; totalNumerator: bigint; totalDenominator: bigint };
export type DecisionFacts = {
  verdict: ObjectionVerdict;
  voices: readonly Voice[];
  minMembers: number;
  /**
   * What stands now: exact hundredths are compared with the cut-off as a fraction over one. Null for the result of a stage, which
   * the objection itself does not change: a corrected result follows from an accepted one.
   */
  current: Current | null;
  newResult: (typeof NEW_RESULTS)[number] | null;
  newTotalHundredths: number | null;
  cutoffHundredths: number;
};
export type DecisionRefusal =
  | "TOO_FEW_PRESENT"
  | "ORIGINAL_PANEL_ALONE"
  | "AGAINST_VOICES"
  | "CONSEQUENCE_WITHOUT_ACCEPTANCE"
  | "NOTHING_CHANGES"
  | "TOTAL_LOWER"
  | "BELOW_CUTOFF";

/** S10: enough people took part, and the original panel was not alone. */
export function quorumRefusal(voices: readonly Voice[], minMembers: number): DecisionRefusal | null {
  const present = voices.filter(({ opinion }) => opinion !== "ABSENT");
  if (present.length < minMembers) return "TOO_FEW_PRESENT";
  return present.every(({ isOriginal }) => isOriginal) ? "ORIGINAL_PANEL_ALONE" : null;
}

/** More than half of those present uphold it; exactly half does not. */
export function isUpheld(voices: readonly Voice[]): boolean {
  const present = voices.filter(({ opinion }) => opinion !== "ABSENT").length;
  return voices.filter(({ opinion }) => opinion === "UPHOLD").length * 2 > present;
}

/** S9, S10: what may become of the result. An objection never makes it worse, and nobody is taken from below the cut-off. */
function consequenceRefusal(facts: DecisionFacts & { current: Current }): DecisionRefusal | null {
  const { current, newResult, newTotalHundredths, cutoffHundredths } = facts;
  const before = { numerator: current.totalNumerator, denominator: current.totalDenominator };
  if (newTotalHundredths !== null && totalIsLower(newTotalHundredths, before)) return "TOTAL_LOWER";
  const isBetter = newResult !== null && isBetterResult(newResult, current.result);
  if (newResult !== null && !isBetter) return "NOTHING_CHANGES";
  if (newResult === null && newTotalHundredths === null) return "NOTHING_CHANGES";
  const total = newTotalHundredths === null ? before : { numerator: BigInt(newTotalHundredths), denominator: 1n };
  return newResult !== null && !reachesCutoff(total, cutoffHundredths) ? "BELOW_CUTOFF" : null;
}

/**
 * S10: whether a decision may be proposed. An inadmissible objection is not examined, so that nobody need have met; the
 * others follow the voices of those present, and only an accepted one changes anything.
 */
export function decisionRefusal(facts: DecisionFacts): DecisionRefusal | null {
  const changes = facts.newResult !== null || facts.newTotalHundredths !== null;
  const { current } = facts;
  if ((facts.verdict !== "ACCEPTED" || !current) && changes) return "CONSEQUENCE_WITHOUT_ACCEPTANCE";
  if (facts.verdict === "INADMISSIBLE") return null;
  const quorum = quorumRefusal(facts.voices, facts.minMembers);
  if (quorum) return quorum;
  if (isUpheld(facts.voices) !== (facts.verdict === "ACCEPTED")) return "AGAINST_VOICES";
  return facts.verdict === "ACCEPTED" && current ? consequenceRefusal({ ...facts, current }) : null;
}

/** The result after an accepted objection: a re-examined total that reaches the cut-off is no longer below it. */
export function resultAfter(
  facts: Pick<DecisionFacts, "newResult" | "newTotalHundredths" | "cutoffHundredths"> & { current: Current },
): SelectionResult {
  if (facts.newResult) return facts.newResult;
  const reached =
    facts.newTotalHundredths !== null &&
    reachesCutoff({ numerator: BigInt(facts.newTotalHundredths), denominator: 1n }, facts.cutoffHundredths);
  return facts.current.result === "BELOW_CUTOFF" && reached ? "NOT_SELECTED" : facts.current.result;
}
