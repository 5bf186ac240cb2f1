import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { normaliseRegistrationNumber, registrationNumberProblem } from "@/lib/organisations/domain/registration-number";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canManageProposal } from "../domain/access";
import { windowRefusal } from "../domain/submission";
import { organisationManagers } from "../queries/audience";
import { lockedProposalInTx, type ProposalFacts } from "../queries/facts";
import { voidSignaturesInTx } from "./void-signatures";

/** Locks the proposal for a change of its consortium; NOT_FOUND unless the actor runs it. */
export async function managedInTx(tx: Tx, actor: Actor, proposalId: string, at: Date) {
  const facts = await lockedProposalInTx(tx, actor, proposalId, "EXCLUSIVE");
  if (!canManageProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  const refusal = facts.status === "DRAFT" ? windowRefusal(callState(facts.call, at)) : "NOT_DRAFT";
  return { facts, refusal };
}

type ChangeMember = {
  proposalId: string;
  organisationId: string;
  task: string;
  hasGraduateStudents: boolean;
  /** Percent; null while not said, left as it is without. */
  sharePercent?: number | null | undefined;
};

/**
 * Every change of the consortium is a change of what would be sealed: the proposal's version says so, and signatures no
 * longer hold (⑬). `changed`: key of the section that says it.
 */
export async function bumpProposalInTx(
  tx: Tx,
  actor: Actor,
  facts: ProposalFacts,
  changed: "consortium" | "attachments",
  at: Date,
): Promise<void> {
  const { count } = await tx.proposal.updateMany({
    where: { id: facts.id, version: facts.version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `proposal ${facts.id} moved on from v${facts.version}`);
  await voidSignaturesInTx(tx, actor, facts.id, changed, at);
}

const onProposal = (facts: ProposalFacts) => ({ subjectType: "Proposal", subjectId: facts.id });

/** Names a registered organisation as participant; its managers are asked to accept. Field errors on `registrationNumber`. */
export function addConsortiumMember(
  actor: Actor,
  input: { proposalId: string; registrationNumber: string; task: string },
  at: Date,
): Promise<Outcome<{ organisationId: string }>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    if (refusal) return refuse(refusal);
    if (registrationNumberProblem(input.registrationNumber) !== null)
      return refuseField("registrationNumber", "proposals.registrationNumber");
    const registrationNumber = normaliseRegistrationNumber(input.registrationNumber);
    // Waits for a merge under way: a signpost takes part in nothing.
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "registrationNumber" = ${registrationNumber} FOR SHARE`;
    const organisation = await tx.organisation.findUnique({
      where: { registrationNumber },
      select: { id: true, nameKo: true, kind: true, mergedIntoId: true },
    });
    if (organisation?.mergedIntoId) return refuseField("registrationNumber", "proposals.organisationMerged");
    if (!organisation) return refuseField("registrationNumber", "proposals.organisationUnknown");
    if (facts.members.some((member) => member.organisationId === organisation.id))
      return refuseField("registrationNumber", "proposals.alreadyMember");
    await tx.proposalMember.create({
      data: {
        proposalId: facts.id,
        organisationId: organisation.id,
        role: "PARTICIPANT",
        task: input.task,
        addedAt: at,
      },
      select: { id: true },
    });
    await bumpProposalInTx(tx, actor, facts, "consortium", at);
    const data = { organisationId: organisation.id, organisation: organisation.nameKo, task: input.task };
    recordAudit(tx, actor, { type: "proposal.memberInvited", ...onProposal(facts), data }, at);
    await notify(tx, {
      kind: "consortiumInvited",
      userIds: await organisationManagers(tx, organisation.id),
      params: {
        title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo },
        organisation: organisation.nameKo,
        lead: leadOf(facts).nameKo,
      },
      href: `/proposals/${facts.id}/people`,
      dueAt: facts.call.closesAt,
      at,
    });
    return ok({ organisationId: organisation.id });
  });
}

const leadOf = (facts: ProposalFacts) => memberOf(facts, facts.leadOrganisationId);

export function memberOf(facts: ProposalFacts, organisationId: string): ProposalFacts["members"][number] {
  const member = facts.members.find((one) => one.organisationId === organisationId);
  if (!member) throw new AppError("NOT_FOUND", `member ${organisationId} of proposal ${facts.id}`);
  return member;
}

const BASIS_POINTS_PER_PERCENT = 100;
const basisPoints = (percent: number | null): number | null =>
  percent === null ? null : Math.round(percent * BASIS_POINTS_PER_PERCENT);

/** Sets what a member does, its share, and whether graduate students of a university take part (A1). */
export function changeConsortiumMember(actor: Actor, input: ChangeMember, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    const member = memberOf(facts, input.organisationId);
    if (refusal) return refuse(refusal);
    const to = {
      task: input.task,
      hasGraduateStudents: member.kind === "UNIVERSITY" && input.hasGraduateStudents,
      shareBasisPoints: input.sharePercent === undefined ? member.shareBasisPoints : basisPoints(input.sharePercent),
    };
    await tx.proposalMember.update({
      where: { proposalId_organisationId: { proposalId: facts.id, organisationId: input.organisationId } },
      data: to,
      select: { id: true },
    });
    await bumpProposalInTx(tx, actor, facts, "consortium", at);
    const data = {
      organisationId: input.organisationId,
      organisation: member.nameKo,
      from: {
        task: member.task,
        hasGraduateStudents: member.hasGraduateStudents,
        shareBasisPoints: member.shareBasisPoints,
      },
      to,
    };
    recordAudit(tx, actor, { type: "proposal.memberChanged", ...onProposal(facts), data }, at);
    return ok(null);
  });
}

/** Takes a participant out; the lead stays. Its people lose their roles because they belong to no member any more. */
export function removeConsortiumMember(
  actor: Actor,
  input: { proposalId: string; organisationId: string },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    const member = memberOf(facts, input.organisationId);
    if (refusal) return refuse(refusal);
    if (member.role === "LEAD") return refuse("LEAD_STAYS");
    await tx.proposalMember.delete({
      where: { proposalId_organisationId: { proposalId: facts.id, organisationId: input.organisationId } },
      select: { id: true },
    });
    await bumpProposalInTx(tx, actor, facts, "consortium", at);
    const data = { organisationId: input.organisationId, organisation: member.nameKo };
    recordAudit(tx, actor, { type: "proposal.memberRemoved", ...onProposal(facts), data }, at);
    return ok(null);
  });
}
