import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { listCatalogueChoices } from "@/lib/references/queries";
import { halfYearPeriod, type RulebookContent, talentCapWon } from "@/lib/rulebook/domain/rulebook";
import { canEditProposal } from "../domain/access";
import { sectionProblems } from "../domain/completeness";
import { hasGraduateUniversity, memberState } from "../domain/consortium";
import { isWrittenKey, type SectionDrafts, sectionsOf, type WrittenKey } from "../domain/drafts";
import { isOptionalSection } from "../domain/optional-sections";
import { withYears } from "../domain/sections/contribution";
import { givenRequests } from "../domain/sections/gpu";
import { withComponents } from "../domain/sections/openness";
import { sectionRulesOf, windowRefusal } from "../domain/submission";
import { isOpenForSupplement } from "../domain/supplement";
import type { SectionPage, SectionPageMember } from "../types";
import { supplementAt, writtenUntil } from "./answer";
import { overcommittedPeople } from "./commitments";
import { callBrief, draftOf, type ProposalFacts, proposalFacts, submissionFacts } from "./facts";
import { userNames } from "./names";

/** Why a section cannot be written in now, if so. */
export function lockOf(actor: Actor, facts: ProposalFacts, key: string, at: Date): SectionPage["locked"] {
  if (facts.status === "WITHDRAWN") return "WITHDRAWN";
  const supplement = supplementAt(facts, at);
  if (isOpenForSupplement(supplement, key, at)) return canEditProposal(actor, facts.standing) ? null : "VIEW_ONLY";
  if (supplement) return "NOT_ASKED";
  // A9: until the closing a submitted proposal can be opened again; after it nothing but a supplement opens it.
  if (facts.status !== "DRAFT" && callState(facts.call, at) === "OPEN") return "SUBMITTED";
  return (
    windowRefusal(callState(facts.call, at)) ?? (canEditProposal(actor, facts.standing) ? null : ("VIEW_ONLY" as const))
  );
}

/** Half-years that are over when the call closes are not offered, unless something was asked for them. */
export const offeredHalfYears = (rulebook: RulebookContent, asked: readonly string[], closesAt: Date): string[] =>
  rulebook.gpu.halfYears.filter((halfYear) => halfYearPeriod(halfYear).to > closesAt || asked.includes(halfYear));

const yearsOf = ({ programme: { firstYear, lastYear } }: RulebookContent): number[] =>
  Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index);

export function rulesOf(key: WrittenKey, rulebook: RulebookContent, halfYears: string[]): SectionPage["rules"] {
  const section = rulebook.proposal.sections.find((one) => one.key === key);
  const criterion = rulebook.rubric.criteria.find((one) => one.key === key);
  return {
    isOptional: isOptionalSection(rulebook, key),
    minChars: section?.minChars ?? null,
    maxChars: section?.maxChars ?? null,
    maximumHundredths: criterion?.maxHundredths ?? null,
    charactersPerPage: rulebook.proposal.charactersPerPage,
    blocks: rulebook.gpu.blocks,
    halfYears,
    lessorExcludedThrough: rulebook.gpu.lessorExcludedThrough,
    firstYear: rulebook.programme.firstYear,
    lastYear: key === "talent" ? rulebook.talent.lastYear : rulebook.programme.lastYear,
    guidance: rulebook.gpu.guidance,
    monthlyCostWonPerGpu: rulebook.gpu.monthlyCostWonPerGpu,
    targetRatioBasisPoints: rulebook.target.ratioBasisPoints,
    referenceMonths: rulebook.target.referenceMonths,
    data: rulebook.data,
    talentCaps: yearsOf(rulebook).map((year) => ({ year, capWon: talentCapWon(rulebook.talent, year) })),
    requiresGraduateUniversity: rulebook.proposal.requiresGraduateUniversity,
  };
}

const memberOf = (member: ProposalFacts["members"][number]): SectionPageMember => ({
  organisationId: member.organisationId,
  nameKo: member.nameKo,
  nameEn: member.nameEn,
  role: member.role,
  sizeClass: member.sizeClass,
  shareBasisPoints: member.shareBasisPoints,
  leases: member.leasesGpusToGovernment,
  isGraduateUniversity: hasGraduateUniversity([member]),
});

/** A draft with every row its form has: components, and years of every organisation. */
export function withRows<K extends WrittenKey>(
  key: K,
  draft: SectionDrafts[K],
  memberIds: readonly string[],
  rulebook: RulebookContent,
): SectionDrafts[K] {
  if (key === "openness") return withComponents(draft as SectionDrafts["openness"]) as SectionDrafts[K];
  if (key === "contribution")
    return withYears(draft as SectionDrafts["contribution"], memberIds, yearsOf(rulebook)) as SectionDrafts[K];
  return draft;
}

/** One section to write in: its draft, what is missing in it, and whether it may be written now. */
export async function getSectionPage(actor: Actor, proposalId: string, key: string, at: Date): Promise<SectionPage> {
  const facts = await proposalFacts(db, actor, proposalId);
  const { rows, rulebook, submission, drafts } = await submissionFacts(db, facts, at);
  const row = rows.find((one) => one.key === key);
  if (!row || !isWrittenKey(key) || !sectionsOf(rulebook).includes(key))
    throw new AppError("NOT_FOUND", `section ${key} of proposal ${proposalId}`);
  const names = await userNames(db, [row.updatedById]);
  const draft = draftOf(key, row.content);
  const asked = givenRequests(drafts.gpu).map((request) => request.halfYear);
  const locked = lockOf(actor, facts, key, at);
  const members = facts.members.filter((member) => memberState(member) !== "DECLINED").map(memberOf);
  return {
    proposalId: facts.id,
    proposalTitleKo: facts.titleKo,
    proposalTitleEn: facts.titleEn,
    key,
    draft: withRows(
      key,
      draft,
      members.map((member) => member.organisationId),
      rulebook,
    ),
    status: row.status,
    version: row.version,
    updatedAt: row.updatedAt,
    updatedByName: names.get(row.updatedById ?? "") ?? null,
    updatedByMe: row.updatedById === actor.id,
    problems: sectionProblems(key, drafts, sectionRulesOf(submission)),
    overcommitted: key === "people" ? await overcommittedPeople(db, facts.id, drafts.people.people) : [],
    members,
    rules: rulesOf(key, rulebook, offeredHalfYears(rulebook, asked, facts.call.closesAt)),
    catalogue: key === "performance" ? await listCatalogueChoices() : null,
    contribution:
      key === "contribution"
        ? {
            sections: { gpu: drafts.gpu, data: drafts.data, talent: drafts.talent, openness: drafts.openness },
            rules: {
              rulebook: { contribution: rulebook.contribution, gpu: rulebook.gpu },
              rulebookVersion: facts.call.rulebookVersion,
            },
          }
        : null,
    call: callBrief(facts.call, at),
    until: writtenUntil(facts, at),
    mayEdit: locked === null,
    locked,
  };
}
