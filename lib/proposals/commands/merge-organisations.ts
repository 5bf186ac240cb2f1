import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { lockPairInTx, type MergePair, mergeOrganisationInTx } from "@/lib/organisations/commands/merge";
import { canMaintainRegistry } from "@/lib/organisations/domain/access";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import {
  contributionAfterMerge,
  type MergeProposal,
  mergeFingerprint,
  mergeRefusals,
  peopleAfterMerge,
  placeAfterMerge,
} from "../domain/merge";
import { storedJson } from "../domain/stored";
import { proposalAudience } from "../queries/audience";
import { draftOf } from "../queries/facts";
import { mergeFacts } from "../queries/merge-facts";
import type { MergeOrganisations } from "../schema/registry";
import { lockSignableInTx } from "./change-organisation";
import { voidSignaturesInTx } from "./void-signatures";

/** Proposals first, then organisations: the order in which everybody locks. */
async function lockProposalsOfInTx(tx: Tx, organisationId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Proposal" p WHERE EXISTS (SELECT 1 FROM "ProposalMember" m
      WHERE m."proposalId" = p."id" AND m."organisationId" = ${organisationId})
    ORDER BY p."id" FOR UPDATE OF p`;
}

/** People and promises in the written sections name their organisation by its entry; the sections' versions say that they changed. */
async function rewriteSections(tx: Tx, proposalId: string, { source, target }: MergePair, at: Date): Promise<void> {
  const rows = await tx.proposalSection.findMany({
    where: { proposalId, key: { in: ["people", "contribution"] } },
    select: { id: true, key: true, content: true },
  });
  for (const { id, key, content } of rows) {
    const before = storedJson(key === "people" ? draftOf("people", content) : draftOf("contribution", content));
    const after = storedJson(
      key === "people"
        ? peopleAfterMerge(draftOf("people", content), source.id, target.id)
        : contributionAfterMerge(draftOf("contribution", content), source.id, target.id),
    );
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    await tx.proposalSection.update({
      where: { id },
      data: { content: after, version: { increment: 1 }, updatedAt: at },
      select: { id: true },
    });
  }
}

/** The source's place in one proposal passes to the target, in the consortium and wherever the draft speaks of it. */
async function takeOver(tx: Tx, proposal: MergeProposal, pair: MergePair, at: Date): Promise<void> {
  const [from, to] = [pair.source.id, pair.target.id];
  const placeOf = (organisationId: string) => ({ proposalId: proposal.id, organisationId });
  const place = placeAfterMerge(proposal);
  if (place === "STAY") return;
  if (place === "DROP_SOURCE") await tx.proposalMember.deleteMany({ where: placeOf(from) });
  if (place === "DROP_TARGET") await tx.proposalMember.deleteMany({ where: placeOf(to) });
  await tx.proposalMember.updateMany({ where: placeOf(from), data: { organisationId: to } });
  await tx.proposalPerson.updateMany({ where: placeOf(from), data: { organisationId: to } });
  if (place !== "DROP_SOURCE") await rewriteSections(tx, proposal.id, pair, at);
  const isLed = proposal.role === "LEAD";
  await tx.proposal.update({
    where: { id: proposal.id },
    data: { version: { increment: 1 }, ...(isLed ? { leadOrganisationId: to } : {}) },
    select: { id: true },
  });
}

async function tell(tx: Tx, actor: Actor, proposal: MergeProposal, { source, target }: MergePair, at: Date) {
  const data = { organisationId: source.id, organisation: source.nameKo, intoId: target.id, into: target.nameKo };
  const event = { type: "proposal.memberMerged" as const, subjectType: "Proposal", subjectId: proposal.id, data };
  recordAudit(tx, actor, event, at);
  if (proposal.status === "WITHDRAWN") return;
  await notify(tx, {
    kind: "consortiumMemberMerged",
    userIds: await proposalAudience(tx, proposal.id),
    params: {
      title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo },
      source: { ko: source.nameKo, en: source.nameEn },
      target: { ko: target.nameKo, en: target.nameEn },
    },
    href: `/proposals/${proposal.id}`,
    at,
  });
}

/**
 * A2: staff merge a second entry of one body into the one whose number is right. Everything that was shown is touched and
 * nothing else (AFFECTED_CHANGED otherwise): people, drafts, invitations, join requests, affiliations and pools pass to
 * the target in one transaction; signatures under drafts are voided and their signers told; seals stay as they are.
 * Refuses with the first of `mergeRefusals`. It cannot be undone.
 */
export function mergeOrganisations(
  actor: Actor,
  input: MergeOrganisations,
  at: Date,
): Promise<Outcome<{ targetId: string; proposalCount: number }>> {
  return inTransaction(async (tx) => {
    if (!canMaintainRegistry(actor)) throw new AppError("NOT_FOUND", "merging of organisations");
    await lockProposalsOfInTx(tx, input.sourceId);
    const pair = await lockPairInTx(tx, input.sourceId, input.targetId);
    const facts = await mergeFacts(tx, actor, input.sourceId, input.targetId, at);
    const [refusal] = mergeRefusals(facts);
    if (refusal) return refuse(refusal.code, { title: refusal.title?.ko ?? "" });
    if (mergeFingerprint(facts) !== input.fingerprint) return refuse("AFFECTED_CHANGED");
    const signable = await lockSignableInTx(tx, input.sourceId);
    const moved = facts.proposals.filter((proposal) => placeAfterMerge(proposal) !== "STAY");
    for (const proposal of moved) await takeOver(tx, proposal, pair, at);
    for (const proposalId of signable) await voidSignaturesInTx(tx, actor, proposalId, "organisation", at);
    // Plain references of nouns to the right; no rule of theirs looks at which of two entries of one body it is.
    const [from, to] = [{ organisationId: pair.source.id }, { organisationId: pair.target.id }];
    await tx.reviewerAffiliation.updateMany({ where: from, data: to });
    await tx.gpuPool.updateMany({ where: { supplierId: pair.source.id }, data: { supplierId: pair.target.id } });
    // Comparisons between submitted proposals ask for the body; the seals themselves keep the entry they were made with.
    await tx.$executeRaw`
      UPDATE "Proposal" SET "sealedOrganisationIds" = array_replace("sealedOrganisationIds", ${pair.source.id}, ${pair.target.id})
      WHERE ${pair.source.id} = ANY("sealedOrganisationIds")`;
    for (const proposal of moved) await tell(tx, actor, proposal, pair, at);
    const about = { reason: input.reason, proposalIds: moved.map(({ id }) => id) };
    await mergeOrganisationInTx(tx, actor, pair, about, at);
    return ok({ targetId: pair.target.id, proposalCount: moved.length });
  });
}
