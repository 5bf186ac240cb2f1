import type { MemberMinimum } from "@/lib/contribution/domain/split";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { contributionStanding } from "@/lib/proposals/domain/contribution-standing";
import { contributionProblems } from "@/lib/proposals/domain/sections/contribution";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { type Evidence, evidence, nameOf } from "./evidence";

type Facts = { sealed: SealedProposal; rulebook: RulebookContent; rulebookVersion: number };
type Plan = ReturnType<typeof contributionStanding>["plans"][number];

/** D2: every computed amount cites rate, rule and version. */
const cited = ({ citation }: MemberMinimum): Evidence =>
  evidence(null, "contributionRule", null, {
    version: citation.rulebookVersion,
    base: citation.base,
    level: citation.level,
    source: { ko: citation.sourceKo, en: citation.sourceEn },
  });

function ofMember({ sealed }: Facts, minimum: MemberMinimum, plan: Plan): Evidence {
  const member = sealed.consortium.find((one) => one.organisationId === minimum.organisationId);
  const params = {
    size: minimum.citation.size,
    rate: `${minimum.rateBasisPoints / 100}%`,
    supportWon: String(minimum.supportWon),
    minimumWon: String(minimum.minimumWon),
    minimumCashWon: String(minimum.minimumCashWon),
    plannedWon: String(plan.plannedWon),
    cashWon: String(plan.cashWon),
  };
  const about = member ? nameOf(member) : null;
  if (plan.shortWon > 0n)
    return evidence("FAIL", "contributionShort", about, { ...params, shortWon: String(plan.shortWon) });
  if (plan.shortCashWon > 0n)
    return evidence("FAIL", "cashShort", about, { ...params, shortWon: String(plan.shortCashWon) });
  return evidence("PASS", "contributionEnough", about, params);
}

/** D2: what every member owes by size and planned openness beside what it gives, and rows that are nobody's or of no year. */
export function contribution(facts: Facts): Evidence[] {
  const { sealed, rulebook, rulebookVersion } = facts;
  const isAsked = rulebook.proposal.sections.some((section) => section.key === "contribution");
  if (!isAsked) return [evidence("PASS", "contributionNotAsked")];
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  const rules = {
    rulebook,
    rulebookVersion,
    members: sealed.consortium,
    leadLeasesGpus: lead?.leasesGpusToGovernment ?? false,
  };
  const { split, plans } = contributionStanding(sealed.sections, rules);
  const wrong = contributionProblems(sealed.sections.contribution, rules, []).length;
  const [first] = split.members;
  return [
    ...split.members.flatMap((minimum, index) => {
      const plan = plans[index];
      return plan ? [ofMember(facts, minimum, plan)] : [];
    }),
    ...(wrong > 0 ? [evidence("FAIL", "contributionRowsWrong", null, { count: wrong })] : []),
    ...(first ? [cited(first)] : []),
  ];
}
