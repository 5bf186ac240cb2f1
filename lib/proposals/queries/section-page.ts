import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { halfYearPeriod, type RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { canEditProposal } from "../domain/access";
import { sectionProblems } from "../domain/completeness";
import { memberState } from "../domain/consortium";
import { isWrittenKey, sectionsOf, type WrittenKey } from "../domain/drafts";
import { givenRequests } from "../domain/sections/gpu";
import { sectionRulesOf, windowRefusal } from "../domain/submission";
import { isOpenForSupplement } from "../domain/supplement";
import type { SectionPage } from "../types";
import { callBrief, draftOf, type ProposalFacts, proposalFacts, submissionFacts } from "./facts";
import { userNames } from "./names";

function lockOf(actor: Actor, facts: ProposalFacts, key: string, at: Date): SectionPage["locked"] {
  if (facts.status === "WITHDRAWN") return "WITHDRAWN";
  if (isOpenForSupplement(facts.supplement, key, at))
    return canEditProposal(actor, facts.standing) ? null : "VIEW_ONLY";
  if (facts.status !== "DRAFT") return "SUBMITTED";
  return (
    windowRefusal(callState(facts.call, at)) ?? (canEditProposal(actor, facts.standing) ? null : ("VIEW_ONLY" as const))
  );
}

/** Half-years that are over when the call closes are not offered, unless something was asked for them. */
const offeredHalfYears = (rulebook: RulebookContent, asked: readonly string[], closesAt: Date): string[] =>
  rulebook.gpu.halfYears.filter((halfYear) => halfYearPeriod(halfYear).to > closesAt || asked.includes(halfYear));

function rulesOf(key: WrittenKey, rulebook: RulebookContent, halfYears: string[]): SectionPage["rules"] {
  const section = rulebook.proposal.sections.find((one) => one.key === key);
  const criterion = rulebook.rubric.criteria.find((one) => one.key === key);
  return {
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
  };
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
  return {
    proposalId: facts.id,
    proposalTitleKo: facts.titleKo,
    proposalTitleEn: facts.titleEn,
    key,
    draft,
    status: row.status,
    version: row.version,
    updatedAt: row.updatedAt,
    updatedByName: names.get(row.updatedById ?? "") ?? null,
    problems: sectionProblems(key, drafts, sectionRulesOf(submission)),
    members: facts.members
      .filter((member) => memberState(member) !== "DECLINED")
      .map(({ organisationId, nameKo, nameEn, role, leasesGpusToGovernment }) => ({
        organisationId,
        nameKo,
        nameEn,
        role,
        leases: leasesGpusToGovernment,
      })),
    rules: rulesOf(key, rulebook, offeredHalfYears(rulebook, asked, facts.call.closesAt)),
    call: callBrief(facts.call, at),
    mayEdit: locked === null,
    locked,
  };
}
