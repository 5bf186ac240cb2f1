import type { ContributionRules, ContributionSize, OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import { type Minimum, minimumContribution } from "./minimum";

export type ContributingMember = { organisationId: string; size: ContributionSize; shareBasisPoints: number };
export type MemberMinimum = Minimum & { organisationId: string; supportWon: bigint };
export type ContributionSplit = { members: MemberMinimum[]; minimumWon: bigint; minimumCashWon: bigint };

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/**
 * Support by share, whole won, adding up exactly: the won left over by rounding down go one each to the largest remainders, in the
 * order of the members where those are equal. Shares need not add up to 100 %; without any, all get the same.
 */
export function splitByShare(supportWon: bigint, shares: readonly number[]): bigint[] {
  const given = total(shares.map(BigInt));
  const weights = given === 0n ? shares.map(() => 1n) : shares.map(BigInt);
  const whole = total(weights);
  if (whole === 0n) return [];
  const floors = weights.map((weight) => (supportWon * weight) / whole);
  const left = Number(supportWon - total(floors));
  const remainder = (index: number): bigint => (supportWon * (weights[index] ?? 0n)) % whole;
  const favoured = weights
    .map((_weight, index) => index)
    .sort((a, b) => (remainder(a) === remainder(b) ? a - b : remainder(a) > remainder(b) ? -1 : 1))
    .slice(0, left);
  return floors.map((floor, index) => (favoured.includes(index) ? floor + 1n : floor));
}

export type SplitInput = {
  supportWon: bigint;
  members: readonly ContributingMember[];
  level: OpennessLevel;
  rules: ContributionRules;
  rulebookVersion: number;
};

/** D2: what each member organisation of a consortium must contribute to its share of the support, and all together. */
export function splitContribution({
  supportWon,
  members,
  level,
  rules,
  rulebookVersion,
}: SplitInput): ContributionSplit {
  const supports = splitByShare(
    supportWon,
    members.map((member) => member.shareBasisPoints),
  );
  const rows = members.map(({ organisationId, size }, index): MemberMinimum => {
    const own = supports[index] ?? 0n;
    return {
      organisationId,
      supportWon: own,
      ...minimumContribution({ size, level, supportWon: own, rules, rulebookVersion }),
    };
  });
  return {
    members: rows,
    minimumWon: total(rows.map((row) => row.minimumWon)),
    minimumCashWon: total(rows.map((row) => row.minimumCashWon)),
  };
}

export type PlannedContribution = { organisationId: string; year: number; cashWon: bigint; inKindWon: bigint };
export type MemberPlan = {
  organisationId: string;
  cashWon: bigint;
  inKindWon: bigint;
  plannedWon: bigint;
  /** What is lacking to the minimum; nothing below zero. */
  shortWon: bigint;
  shortCashWon: bigint;
};

const lacking = (wanted: bigint, given: bigint): bigint => (wanted > given ? wanted - given : 0n);

/** Planned rows against the minimum of each member, in the order of the split. Cash may stand for kind, kind never for cash. */
export function planAgainst(split: ContributionSplit, rows: readonly PlannedContribution[]): MemberPlan[] {
  return split.members.map(({ organisationId, minimumWon, minimumCashWon }) => {
    const own = rows.filter((row) => row.organisationId === organisationId);
    const cashWon = total(own.map((row) => row.cashWon));
    const inKindWon = total(own.map((row) => row.inKindWon));
    const plannedWon = cashWon + inKindWon;
    return {
      organisationId,
      cashWon,
      inKindWon,
      plannedWon,
      shortWon: lacking(minimumWon, plannedWon),
      shortCashWon: lacking(minimumCashWon, cashWon),
    };
  });
}

/** Sums of the planned rows by year, in the order of years. */
export function plannedByYear(
  rows: readonly PlannedContribution[],
): { year: number; cashWon: bigint; inKindWon: bigint }[] {
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  return years.map((year) => {
    const own = rows.filter((row) => row.year === year);
    return {
      year,
      cashWon: total(own.map((row) => row.cashWon)),
      inKindWon: total(own.map((row) => row.inKindWon)),
    };
  });
}
