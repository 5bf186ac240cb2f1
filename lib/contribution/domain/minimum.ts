import {
  type ContributionRules,
  type ContributionSize,
  OPENNESS_LEVELS,
  type OpennessLevel,
} from "@/lib/rulebook/domain/rulebook";

const WHOLE = 10_000n;

/** What stands beside every computed amount (D2): the rule, the version it was read from and where that version has it from. */
export type Citation = {
  rule: "D2";
  rulebookVersion: number;
  base: ContributionRules["base"];
  size: ContributionSize;
  level: OpennessLevel;
  rateBasisPoints: number;
  sourceKo: string;
  sourceEn: string;
};

export type Minimum = {
  rateBasisPoints: number;
  cashShareBasisPoints: number;
  minimumWon: bigint;
  /** The part of `minimumWon` that must be money. */
  minimumCashWon: bigint;
  citation: Citation;
};

export type MinimumInput = {
  size: ContributionSize;
  level: OpennessLevel;
  supportWon: bigint;
  rules: ContributionRules;
  rulebookVersion: number;
};

/** The least whole won that is not below `numerator / denominator`. */
const roundedUp = (numerator: bigint, denominator: bigint): bigint => (numerator + denominator - 1n) / denominator;

/** Own money a rate asks for. `TOTAL_COST`: own ≥ rate × (support + own), so own ≥ support × rate / (1 − rate). */
function ownWon(base: ContributionRules["base"], rate: bigint, supportWon: bigint): bigint {
  if (base === "SUPPORT") return roundedUp(supportWon * rate, WHOLE);
  if (rate >= WHOLE) throw new RangeError("own contribution cannot be the whole cost");
  return roundedUp(supportWon * rate, WHOLE - rate);
}

/** D2: the least own contribution to `supportWon`, by size and openness, rounded up to the won. Throws for negative support. */
export function minimumContribution({ size, level, supportWon, rules, rulebookVersion }: MinimumInput): Minimum {
  if (supportWon < 0n) throw new RangeError("support cannot be negative");
  const rateBasisPoints = rules.rates[size][level];
  const cashShareBasisPoints = rules.cashShareBasisPoints[size];
  const minimumWon = ownWon(rules.base, BigInt(rateBasisPoints), supportWon);
  return {
    rateBasisPoints,
    cashShareBasisPoints,
    minimumWon,
    minimumCashWon: roundedUp(minimumWon * BigInt(cashShareBasisPoints), WHOLE),
    citation: {
      rule: "D2",
      rulebookVersion,
      base: rules.base,
      size,
      level,
      rateBasisPoints,
      sourceKo: rules.sourceKo,
      sourceEn: rules.sourceEn,
    },
  };
}

export type OpennessOption = Minimum & {
  level: OpennessLevel;
  isCurrent: boolean;
  /** What this level saves against the current one; negative when it costs more. */
  savedWon: bigint;
};

/** D2: "what if we opened more": the minimum at each level, from closed to the most open, beside the current one. */
export function compareOpenness(input: MinimumInput): OpennessOption[] {
  const current = minimumContribution(input);
  return OPENNESS_LEVELS.map((level) => {
    const minimum = minimumContribution({ ...input, level });
    return { ...minimum, level, isCurrent: level === input.level, savedWon: current.minimumWon - minimum.minimumWon };
  });
}
