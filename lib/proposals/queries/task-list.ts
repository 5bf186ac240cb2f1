import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { canEditProposal, canManageProposal, canSubmitProposal } from "../domain/access";
import { memberState } from "../domain/consortium";
import { sectionsOf } from "../domain/drafts";
import { isOptionalSection } from "../domain/optional-sections";
import { sealedSignatures, signingMembers } from "../domain/signatures";
import { proposalState } from "../domain/status";
import { contentRefusals, submissionRefusals, type TaskKey } from "../domain/submission";
import type { ProposalTask, SectionStatus, TaskList } from "../types";
import { shownCompeting } from "./competing";
import { callBrief, type ProposalFacts, proposalFacts, submissionFacts } from "./facts";
import { userNames } from "./names";

type Prepared = Awaited<ReturnType<typeof submissionFacts>>;

/** Signatures and files speak for themselves; whatever is written is complete when somebody says so. */
function markedStatus(key: TaskKey, stored: SectionStatus, prepared: Prepared): SectionStatus {
  if (key === "consents") {
    if (prepared.submission.unsigned.length === 0) return "COMPLETE";
    return prepared.valid.length > 0 ? "IN_PROGRESS" : "NOT_STARTED";
  }
  return key === "attachments" && stored === "NOT_STARTED" && prepared.attachments.length > 0 ? "IN_PROGRESS" : stored;
}

async function tasksOf(prepared: Prepared): Promise<ProposalTask[]> {
  const { rows, rulebook, submission } = prepared;
  const names = await userNames(
    db,
    rows.map((row) => row.ownerId),
  );
  const refusals = contentRefusals(submission);
  return sectionsOf(rulebook).map((key) => {
    const row = rows.find((one) => one.key === key);
    const problems = refusals.filter((refusal) => refusal.section === key);
    const problemCount = problems.reduce((sum, refusal) => sum + (refusal.problemCount ?? 1), 0);
    const marked = markedStatus(key, row?.status ?? "NOT_STARTED", prepared);
    return {
      key,
      // A section that was complete and has a gap again (an organisation left) is not complete.
      status: marked === "COMPLETE" && problemCount > 0 ? "IN_PROGRESS" : marked,
      ownerId: row?.ownerId ?? null,
      ownerName: names.get(row?.ownerId ?? "") ?? null,
      updatedAt: row?.updatedById ? row.updatedAt : null,
      problemCount,
      isOptional: isOptionalSection(rulebook, key),
    };
  });
}

/** A8: who consented to the submission at closing, and when; null when nobody did. */
async function autoSubmitOf({ autoSubmitAt, autoSubmitById }: ProposalFacts): Promise<TaskList["autoSubmit"]> {
  if (!autoSubmitAt) return null;
  const names = await userNames(db, [autoSubmitById]);
  return { at: autoSubmitAt, byName: names.get(autoSubmitById ?? "") ?? "" };
}

const permissions = (actor: Actor, { standing }: ProposalFacts) => ({
  edit: canEditProposal(actor, standing),
  manage: canManageProposal(actor, standing),
  submit: canSubmitProposal(actor, standing),
});

/** The task list of a proposal and everything the check page shows: tasks, what is left, and what would be sealed. */
export async function getTaskList(actor: Actor, proposalId: string, at: Date): Promise<TaskList> {
  const facts = await proposalFacts(db, actor, proposalId);
  const prepared = await submissionFacts(db, facts, at);
  const { rulebook, submission, drafts, contentVersion } = prepared;
  const tasks = await tasksOf(prepared);
  const saved = tasks.flatMap((task) => (task.updatedAt ? [+task.updatedAt] : []));
  const lead = facts.members.find((member) => member.role === "LEAD");
  const { contactName, contactEmail, contactPhone } = facts.call;
  return {
    id: facts.id,
    titleKo: facts.titleKo,
    titleEn: facts.titleEn,
    version: facts.version,
    contentVersion,
    state: proposalState(facts),
    receiptNumber: facts.receiptNumber,
    leadNameKo: lead?.nameKo ?? "",
    leadNameEn: lead?.nameEn ?? "",
    call: { ...callBrief(facts.call, at), contactName, contactEmail, contactPhone },
    tasks,
    drafts,
    members: facts.members.map((member) => ({ ...member, state: memberState(member) })),
    content: { ...prepared.content, signatures: sealedSignatures(facts.members, prepared.valid) },
    attachmentCount: prepared.content.attachments.length,
    waitingFiles: prepared.attachments.filter(({ scan }) => scan === "WAITING").length,
    signedCount: prepared.valid.length,
    signingCount: signingMembers(facts.members).length,
    signaturesRequired: rulebook.proposal.signaturesRequired,
    autoSubmit: await autoSubmitOf(facts),
    refusals: prepared.answer ? contentRefusals(submission) : submissionRefusals(submission),
    competing: await shownCompeting(db, facts, drafts.people.people, rulebook.proposal.competing),
    maximumHundredths: Object.fromEntries(
      rulebook.rubric.criteria.map(({ key, maxHundredths }) => [key, maxHundredths]),
    ),
    maxChars: Object.fromEntries(
      rulebook.proposal.sections.flatMap(({ key, maxChars }) => (maxChars === undefined ? [] : [[key, maxChars]])),
    ),
    lastSavedAt: saved.length > 0 ? new Date(Math.max(...saved)) : null,
    may: permissions(actor, facts),
    withdrawalReason: facts.withdrawalReason,
    supplement: prepared.answer?.supplement ?? null,
  };
}
