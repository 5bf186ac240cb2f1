import { splitContribution } from "@/lib/contribution/domain/split";
import { contributingMembers } from "@/lib/proposals/domain/contribution-standing";
import { gpuCostWon } from "@/lib/proposals/domain/gpu";
import {
  halfYearPeriod,
  OPENNESS_LEVELS,
  type OpennessLevel,
  type RulebookContent,
} from "@/lib/rulebook/domain/rulebook";
import type {
  AgreementFigure,
  AgreementMember,
  ContributionTerms,
  Day,
  DutySpan,
  MemberDuty,
  VerifiedLevel,
} from "./content";

const DAY_MS = 86_400_000;
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
const dateOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
export const dayBefore = (day: Day): Day => dayOf(new Date(dateOf(day) - DAY_MS));
const daysBetween = (from: Day, to: Day): bigint => BigInt(Math.round((dateOf(to) - dateOf(from)) / DAY_MS));

/** First day of a half-year or year, and the first day after it. */
export function periodDays(period: string): { from: Day; to: Day } {
  if (period.length === 4) return { from: `${period}-01-01`, to: `${Number(period) + 1}-01-01` };
  const { from, to } = halfYearPeriod(period);
  return { from: dayOf(from), to: dayOf(to) };
}

/** What a figure is worth in won; GPUs by the rulebook's guide. */
export const worthWon = ({ resource, amount }: AgreementFigure, monthlyCostWonPerGpu: bigint): bigint =>
  resource === "GPU" ? gpuCostWon([{ gpuCount: Number(amount) }], monthlyCostWonPerGpu) : BigInt(amount);

/** The part of a figure's worth that falls before a day, by days of its period, rounded down; the rest falls after it. */
export function worthBefore(figure: AgreementFigure, day: Day, monthlyCostWonPerGpu: bigint): bigint {
  const whole = worthWon(figure, monthlyCostWonPerGpu);
  const { from, to } = periodDays(figure.period);
  if (day <= from) return 0n;
  if (day >= to) return whole;
  return (whole * daysBetween(from, day)) / daysBetween(from, to);
}

/** D3: whether a verified level is less open than the planned one. */
export const isLower = (verified: OpennessLevel, planned: OpennessLevel): boolean =>
  OPENNESS_LEVELS.indexOf(verified) < OPENNESS_LEVELS.indexOf(planned);

export type DutyInput = {
  support: readonly AgreementFigure[];
  members: readonly AgreementMember[];
  level: OpennessLevel;
  verified: VerifiedLevel | null;
  period: { from: Day; to: Day };
  rulebook: Pick<RulebookContent, "contribution" | "gpu">;
  rulebookVersion: number;
};

function spanOf(input: DutyInput, place: Pick<DutySpan, "from" | "to" | "level">, supportWon: bigint): DutySpan {
  const split = splitContribution({
    supportWon,
    members: contributingMembers(input.members.map(({ size, ...member }) => ({ ...member, sizeClass: size }))),
    level: place.level,
    rules: input.rulebook.contribution,
    rulebookVersion: input.rulebookVersion,
  });
  const members = split.members.map(
    (member): MemberDuty => ({
      organisationId: member.organisationId,
      size: member.citation.size,
      supportWon: String(member.supportWon),
      rateBasisPoints: member.rateBasisPoints,
      cashShareBasisPoints: member.cashShareBasisPoints,
      minimumWon: String(member.minimumWon),
      minimumCashWon: String(member.minimumCashWon),
    }),
  );
  return {
    ...place,
    supportWon: String(supportWon),
    minimumWon: String(split.minimumWon),
    minimumCashWon: String(split.minimumCashWon),
    members,
  };
}

const total = (spans: readonly DutySpan[], key: "supportWon" | "minimumWon" | "minimumCashWon"): string =>
  String(spans.reduce((sum, span) => sum + BigInt(span[key]), 0n));

/**
 * D2: the own contribution to the agreed figures, each member's with its rate. D3: from the day a lower level was verified on,
 * the support that falls on and after it is counted at that level; what fell before keeps the planned one. Pure and exact.
 */
export function contributionTerms(input: DutyInput): ContributionTerms {
  const { support, level, verified, period, rulebook } = input;
  const cost = rulebook.gpu.monthlyCostWonPerGpu;
  const whole = support.reduce((sum, figure) => sum + worthWon(figure, cost), 0n);
  const lower = verified && isLower(verified.level, level) && verified.from <= period.to ? verified : null;
  const before = lower ? support.reduce((sum, figure) => sum + worthBefore(figure, lower.from, cost), 0n) : whole;
  const spans = lower
    ? [
        ...(lower.from > period.from
          ? [spanOf(input, { from: period.from, to: dayBefore(lower.from), level }, before)]
          : []),
        spanOf(
          input,
          { from: lower.from > period.from ? lower.from : period.from, to: period.to, level: lower.level },
          lower.from > period.from ? whole - before : whole,
        ),
      ]
    : [spanOf(input, { ...period, level }, whole)];
  const { base, sourceKo, sourceEn } = rulebook.contribution;
  return {
    ...{ rule: "D2", base, sourceKo, sourceEn, monthlyCostWonPerGpu: String(cost), spans },
    supportWon: total(spans, "supportWon"),
    minimumWon: total(spans, "minimumWon"),
    minimumCashWon: total(spans, "minimumCashWon"),
  };
}
