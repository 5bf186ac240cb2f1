import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canAppointPeople, canManageProposal } from "../domain/access";
import { windowRefusal } from "../domain/submission";
import { lockedProposalInTx, type ProposalFacts } from "../queries/facts";
import { bumpProposalInTx, managedInTx } from "./consortium";

type Assigned = { proposalId: string; organisationId: string; userId: string; role: "EDITOR" | "SIGNER" | "VIEWER" };

const onProposal = (facts: ProposalFacts) => ({ subjectType: "Proposal", subjectId: facts.id });

/** Whether somebody belongs today to one of these organisations. */
const isMember = async (tx: Tx, organisationIds: readonly string[], userId: string): Promise<boolean> => {
  const membership = await tx.organisationMember.findFirst({
    where: { userId, leftAt: null, organisationId: { in: [...organisationIds] } },
    select: { id: true },
  });
  return membership !== null;
};
const acceptedIds = (facts: ProposalFacts): string[] =>
  facts.members.filter((member) => member.acceptedAt).map((member) => member.organisationId);

/** Locks the proposal for naming people of one organisation; NOT_FOUND unless the actor runs either. */
async function appointingInTx(tx: Tx, actor: Actor, input: Assigned, at: Date) {
  const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
  const member = facts.members.find((one) => one.organisationId === input.organisationId);
  if (!member?.acceptedAt || !canAppointPeople(actor, facts.standing, member.organisationId))
    throw new AppError("NOT_FOUND", `people of ${input.organisationId} in proposal ${input.proposalId}`);
  const refusal = facts.status === "DRAFT" ? windowRefusal(callState(facts.call, at)) : "NOT_DRAFT";
  return { facts, refusal };
}

/**
 * ①: a member organisation's manager gives its own people a part in the proposal; the lead manager may for every member.
 * Giving it twice changes nothing, but for the organisation the person stands for.
 */
export function assignProposalPerson(actor: Actor, input: Assigned, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await appointingInTx(tx, actor, input, at);
    if (refusal) return refuse(refusal);
    if (!(await isMember(tx, [input.organisationId], input.userId)))
      return refuseField("userId", "proposals.notInConsortium");
    const { proposalId, userId, role, organisationId } = input;
    const key = { proposalId_userId_role: { proposalId, userId, role } };
    const standing = await tx.proposalPerson.findUnique({ where: key, select: { organisationId: true } });
    if (standing?.organisationId === organisationId) return ok(null);
    await tx.proposalPerson.upsert({
      where: key,
      create: { ...input, addedById: actor.id, addedAt: at },
      update: { organisationId, addedById: actor.id, addedAt: at },
      select: { id: true },
    });
    const data = { userId, role, organisationId };
    recordAudit(tx, actor, { type: "proposal.personAssigned", ...onProposal(facts), data }, at);
    await notify(tx, {
      kind: "proposalPersonAssigned",
      userIds: [userId],
      params: { title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo } },
      href: `/proposals/${facts.id}`,
      dueAt: facts.call.closesAt,
      at,
    });
    return ok(null);
  });
}

/** Takes a part back, by whoever might give it. The lead manager's own stays. */
export function removeProposalPerson(actor: Actor, input: Assigned, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await appointingInTx(tx, actor, input, at);
    if (refusal) return refuse(refusal);
    const { proposalId, userId, role, organisationId } = input;
    // Parts given before organisations were kept with them are the lead manager's to take.
    const mayBeOld = canManageProposal(actor, facts.standing) ? [{ organisationId: null }] : [];
    const { count } = await tx.proposalPerson.deleteMany({
      where: { proposalId, userId, role, OR: [{ organisationId }, ...mayBeOld] },
    });
    if (count === 0) throw new AppError("NOT_FOUND", `person ${userId} of proposal ${facts.id}`);
    const data = { userId, role, organisationId };
    recordAudit(tx, actor, { type: "proposal.personRemoved", ...onProposal(facts), data }, at);
    return ok(null);
  });
}

/** A3: who looks after a section; empty `userId` frees it. */
export function assignSection(
  actor: Actor,
  input: { proposalId: string; key: string; userId: string },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    if (refusal) return refuse(refusal);
    const to = input.userId || null;
    if (to && !(await isMember(tx, acceptedIds(facts), to))) return refuseField("userId", "proposals.notInConsortium");
    const where = { proposalId_key: { proposalId: facts.id, key: input.key } };
    const section = await tx.proposalSection.findUnique({ where, select: { ownerId: true } });
    if (!section) throw new AppError("NOT_FOUND", `section ${input.key}`);
    await tx.proposalSection.update({ where, data: { ownerId: to }, select: { id: true } });
    const data = { section: input.key, from: section.ownerId, to };
    recordAudit(tx, actor, { type: "proposal.sectionAssigned", ...onProposal(facts), data }, at);
    return ok(null);
  });
}

/** Changes the proposal's names, guarded by its version. */
export function renameProposal(
  actor: Actor,
  input: { proposalId: string; version: number; titleKo: string; titleEn: string },
  at: Date,
): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    if (facts.version !== input.version) throw new AppError("CONFLICT", `proposal ${facts.id} is at v${facts.version}`);
    if (refusal) return refuse(refusal);
    const from = { titleKo: facts.titleKo, titleEn: facts.titleEn };
    const to = { titleKo: input.titleKo, titleEn: input.titleEn };
    await bumpProposalInTx(tx, actor, facts, "consortium", at);
    await tx.proposal.update({ where: { id: facts.id }, data: to, select: { id: true } });
    recordAudit(tx, actor, { type: "proposal.renamed", ...onProposal(facts), data: { from, to } }, at);
    return ok({ version: facts.version + 1 });
  });
}
