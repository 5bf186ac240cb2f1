import type { OpennessOption } from "@/lib/contribution/domain/minimum";
import {
  type ContributingMember,
  type ContributionSplit,
  type MemberPlan,
  planAgainst,
  splitContribution,
} from "@/lib/contribution/domain/split";
import { OPENNESS_LEVELS, type OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import { gpuCostWon } from "./gpu";
import type { ContributionDraft } from "./sections/contribution";
import { givenRows } from "./sections/contribution";
import type { DataDraft } from "./sections/data";
import { type GpuDraft, givenRequests } from "./sections/gpu";
import { type OpennessDraft, plannedLevel } from "./sections/openness";
import type { SectionMember, SectionRules } from "./sections/section";
import { type TalentDraft, talentCostWon } from "./sections/talent";

/** The sections the own contribution hangs on: drafts and sealed content alike. */
export type ContributionSections = {
  gpu: GpuDraft;
  data: DataDraft;
  talent: TalentDraft;
  openness: Pick<OpennessDraft, "choices">;
  contribution: ContributionDraft;
};
/** What the support asked for is worth; GPUs by the rulebook's guide, since nobody is billed for them. */
export type SupportBasis = { gpuWon: bigint; dataWon: bigint; talentWon: bigint; supportWon: bigint };
export type ContributionStanding = {
  level: OpennessLevel;
  basis: SupportBasis;
  split: ContributionSplit;
  plans: MemberPlan[];
  isMet: boolean;
};
type Rules = Pick<SectionRules, "members" | "rulebookVersion"> & {
  rulebook: Pick<SectionRules["rulebook"], "contribution" | "gpu">;
};

const total = (amounts: readonly (bigint | null)[]): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);

/** ⑪: requested data and talent, and the estimated cost of the GPUs. */
export function supportBasis(
  sections: Pick<ContributionSections, "gpu" | "data" | "talent">,
  monthlyCostWonPerGpu: bigint,
): SupportBasis {
  const { data, talent } = sections;
  const gpuWon = gpuCostWon(givenRequests(sections.gpu), monthlyCostWonPerGpu);
  const dataWon = data.notNeeded
    ? 0n
    : total([...data.wishes.map((wish) => wish.estimatedWon), ...data.projects.map((project) => project.amountWon)]);
  const talentWon = talent.notNeeded ? 0n : total(talent.people.map(talentCostWon));
  return { gpuWon, dataWon, talentWon, supportWon: gpuWon + dataWon + talentWon };
}

/** Shares of the support; while no shares are said, all of it is the lead's, who receives it. */
export function contributingMembers(members: readonly SectionMember[]): ContributingMember[] {
  const said = members.some((member) => (member.shareBasisPoints ?? 0) > 0);
  return members.map(({ organisationId, sizeClass, role, shareBasisPoints }) => ({
    organisationId,
    size: sizeClass,
    shareBasisPoints: said ? (shareBasisPoints ?? 0) : role === "LEAD" ? 10_000 : 0,
  }));
}

/** D2: what each member must contribute at the planned openness, what it plans, and what it lacks. Pure and exact. */
export function contributionStanding(sections: ContributionSections, rules: Rules): ContributionStanding {
  const basis = supportBasis(sections, rules.rulebook.gpu.monthlyCostWonPerGpu);
  const level = plannedLevel(sections.openness);
  const split = splitOf(basis.supportWon, level, rules);
  const plans = planAgainst(split, givenRows(sections.contribution));
  return { level, basis, split, plans, isMet: plans.every((plan) => plan.shortWon === 0n && plan.shortCashWon === 0n) };
}

const splitOf = (supportWon: bigint, level: OpennessLevel, rules: Rules): ContributionSplit =>
  splitContribution({
    supportWon,
    level,
    members: contributingMembers(rules.members),
    rules: rules.rulebook.contribution,
    rulebookVersion: rules.rulebookVersion,
  });

export type ConsortiumOption = Pick<
  OpennessOption,
  "level" | "isCurrent" | "savedWon" | "minimumWon" | "minimumCashWon"
>;

/** D2: “what if we opened more”, for the whole consortium. */
export function consortiumOptions(supportWon: bigint, level: OpennessLevel, rules: Rules): ConsortiumOption[] {
  const current = splitOf(supportWon, level, rules);
  return OPENNESS_LEVELS.map((one) => {
    const { minimumWon, minimumCashWon } = splitOf(supportWon, one, rules);
    return {
      level: one,
      minimumWon,
      minimumCashWon,
      isCurrent: one === level,
      savedWon: current.minimumWon - minimumWon,
    };
  });
}
