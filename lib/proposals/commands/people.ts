import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import type { ProposalFacts } from "../queries/facts";
import { bumpProposalInTx, managedInTx } from "./consortium";

type Assigned = { proposalId: string; userId: string; role: "EDITOR" | "SIGNER" | "VIEWER" };

const onProposal = (facts: ProposalFacts) => ({ subjectType: "Proposal", subjectId: facts.id });

/** Whether somebody belongs today to the lead or to an organisation that accepted. */
const isMember = async (tx: Tx, facts: ProposalFacts, userId: string): Promise<boolean> => {
  const organisationIds = facts.members.filter((member) => member.acceptedAt).map((member) => member.organisationId);
  const membership = await tx.organisationMember.findFirst({
    where: { userId, leftAt: null, organisationId: { in: organisationIds } },
    select: { id: true },
  });
  return membership !== null;
};

/** Gives a person of a member organisation a part in the proposal. Giving it twice changes nothing. */
export function assignProposalPerson(actor: Actor, input: Assigned, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    if (refusal) return refuse(refusal);
    if (!(await isMember(tx, facts, input.userId))) return refuseField("userId", "proposals.notInConsortium");
    const { count } = await tx.proposalPerson.createMany({
      data: [{ ...input, addedById: actor.id, addedAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) return ok(null);
    const data = { userId: input.userId, role: input.role };
    recordAudit(tx, actor, { type: "proposal.personAssigned", ...onProposal(facts), data }, at);
    await notify(tx, {
      kind: "proposalPersonAssigned",
      userIds: [input.userId],
      params: { title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo } },
      href: `/proposals/${facts.id}`,
      dueAt: facts.call.closesAt,
      at,
    });
    return ok(null);
  });
}

/** Takes a part back. The lead manager's own stays. */
export function removeProposalPerson(actor: Actor, input: Assigned, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await managedInTx(tx, actor, input.proposalId, at);
    if (refusal) return refuse(refusal);
    const { count } = await tx.proposalPerson.deleteMany({
      where: { proposalId: facts.id, userId: input.userId, role: input.role },
    });
    if (count === 0) throw new AppError("NOT_FOUND", `person ${input.userId} of proposal ${facts.id}`);
    const data = { userId: input.userId, role: input.role };
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
    if (to && !(await isMember(tx, facts, to))) return refuseField("userId", "proposals.notInConsortium");
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
    await bumpProposalInTx(tx, facts);
    await tx.proposal.update({ where: { id: facts.id }, data: to, select: { id: true } });
    recordAudit(tx, actor, { type: "proposal.renamed", ...onProposal(facts), data: { from, to } }, at);
    return ok({ version: facts.version + 1 });
  });
}
