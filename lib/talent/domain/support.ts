import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { TeamStatus } from "@/lib/teams/domain/support";
import { type Month, monthsBetween, yearOf } from "./months";

export const COST_KINDS = ["labour", "research", "stay"] as const;
export type CostKind = (typeof COST_KINDS)[number];
/** H3: what a researcher costs in a month, by kind, in won. */
export type Costs = Record<CostKind, bigint>;
export type TalentRules = Pick<RulebookContent, "talent">;
export type TalentPlan = { firstMonth: Month; lastMonth: Month; monthly: Costs; matchingBasisPoints: number };
export type TalentRefusal = { reason: string; params: Record<string, string | number> };

export const totalOf = ({ labour, research, stay }: Costs): bigint => labour + research + stay;

/** H1: the government's share of a month's cost, cut off at a whole won: rounding never pays more than the share. */
export const supportOf = (costs: Costs, matchingBasisPoints: number): bigint =>
  (totalOf(costs) * BigInt(matchingBasisPoints)) / 10_000n;

/** What a plan binds year by year, to be held against the team's caps. */
export function supportByYear({
  firstMonth,
  lastMonth,
  monthly,
  matchingBasisPoints,
}: TalentPlan): Map<number, bigint> {
  const share = supportOf(monthly, matchingBasisPoints);
  const years = new Map<number, bigint>();
  for (const month of monthsBetween(firstMonth, lastMonth))
    years.set(yearOf(month), (years.get(yearOf(month)) ?? 0n) + share);
  return years;
}

const refusal = (reason: string, params: TalentRefusal["params"] = {}): TalentRefusal => ({ reason, params });

/** H1–H3: why a request cannot be made. A team that left asks for nobody new; whom it brought before, it keeps (H2). */
export function requestRefusal(
  plan: TalentPlan,
  team: { status: TeamStatus },
  { talent }: TalentRules,
): TalentRefusal | null {
  if (team.status !== "ACTIVE") return refusal("TEAM_LEFT");
  if (plan.lastMonth < plan.firstMonth) return refusal("MONTH_ORDER");
  if (yearOf(plan.lastMonth) > talent.lastYear) return refusal("AFTER_LAST_YEAR", { year: talent.lastYear });
  if (plan.matchingBasisPoints > talent.matchBasisPoints)
    return refusal("SHARE_ABOVE", { percent: talent.matchBasisPoints / 100 });
  return totalOf(plan.monthly) > 0n ? null : refusal("NO_COST");
}

type Payment = { month: Month; costs: Costs };

/**
 * H2, H3: why a month cannot be paid. Whether the team still is in the programme is not asked: support goes on to the end of the last
 * year whatever happens in the narrowing.
 */
export function paymentRefusal(
  { month, costs }: Payment,
  plan: TalentPlan,
  facts: { paidOrProposed: readonly Month[]; evidenceMonths: readonly Month[]; currentMonth: Month },
  { talent }: TalentRules,
): TalentRefusal | null {
  if (month < plan.firstMonth || month > plan.lastMonth) return refusal("OUTSIDE_PERIOD");
  if (yearOf(month) > talent.lastYear) return refusal("AFTER_LAST_YEAR", { year: talent.lastYear });
  if (month > facts.currentMonth) return refusal("MONTH_TO_COME");
  if (facts.paidOrProposed.includes(month)) return refusal("MONTH_TAKEN");
  if (COST_KINDS.some((kind) => costs[kind] > plan.monthly[kind])) return refusal("ABOVE_PLAN");
  if (supportOf(costs, plan.matchingBasisPoints) === 0n) return refusal("NO_COST");
  return facts.evidenceMonths.includes(month) ? null : refusal("EVIDENCE_NEEDED");
}
