import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManageProposal, canSignFor } from "../domain/access";
import { consentVersions, signingMembers } from "../domain/signatures";
import { signingWindowRefusal } from "../domain/signing-window";
import { unsignableReasons } from "../domain/submission";
import { writtenUntil } from "../queries/answer";
import { organisationSigners } from "../queries/audience";
import { lockedProposalInTx, type ProposalFacts, submissionFacts } from "../queries/facts";
import { memberOf } from "./consortium";
import { markConsentsInTx } from "./void-signatures";

type Input = { proposalId: string; organisationId: string; contentSha256: string; agreed: true };
type Prepared = Awaited<ReturnType<typeof submissionFacts>>;

/** Why nobody may sign now, if so. */
function signingRefusal(facts: ProposalFacts, prepared: Prepared, at: Date): Failure | null {
  const closed = signingWindowRefusal({ ...facts, callState: callState(facts.call, at), at });
  if (closed) return refuse(closed);
  const open = unsignableReasons(prepared.submission);
  return open.length > 0 ? refuse("NOT_READY", { count: open.length }) : null;
}

/** An organisation has one standing signature; one under an older content makes room for the new one. */
async function writeSignature(tx: Tx, actor: Actor, facts: ProposalFacts, input: Input, prepared: Prepared, at: Date) {
  const organisation = { proposalId: facts.id, organisationId: input.organisationId };
  await tx.proposalSignature.updateMany({
    where: { ...organisation, voidedAt: null },
    data: { voidedAt: at, voidedById: actor.id, voidedBy: "consortium" },
  });
  const consents = consentVersions(prepared.content.consents);
  await tx.proposalSignature.create({
    data: { ...organisation, signerId: actor.id, contentSha256: prepared.contentSha256, consents, signedAt: at },
    select: { id: true },
  });
  return consents;
}

/**
 * ⑬: signs the content of exactly this hash for one organisation, with the consents as they are worded. Signing runs
 * under the proposal's exclusive lock and saves under a shared one, so that no signature stands over a content that nobody
 * read. A repeat changes nothing. Refuses NOT_DRAFT, CALL_CLOSED, NOT_READY, CONTENT_CHANGED.
 */
export function signProposal(actor: Actor, input: Input, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    const member = memberOf(facts, input.organisationId);
    if (member.declinedAt || !canSignFor(actor, facts.standing, input.organisationId))
      throw new AppError("NOT_FOUND", `signature of ${input.organisationId}`);
    const prepared = await submissionFacts(tx, facts, at);
    const refusal = signingRefusal(facts, prepared, at);
    if (refusal) return refusal;
    if (prepared.contentSha256 !== input.contentSha256) return refuse("CONTENT_CHANGED");
    if (prepared.valid.some(({ organisationId }) => organisationId === input.organisationId)) return ok(null);
    const consents = await writeSignature(tx, actor, facts, input, prepared, at);
    const left = signingMembers(facts.members).length - prepared.valid.length - 1;
    await markConsentsInTx(tx, facts.id, left > 0 ? "IN_PROGRESS" : "COMPLETE");
    const data = {
      organisationId: input.organisationId,
      organisation: member.nameKo,
      contentSha256: prepared.contentSha256,
      consents,
    };
    recordAudit(tx, actor, { type: "proposal.signed", subjectType: "Proposal", subjectId: facts.id, data }, at);
    return ok(null);
  });
}

/** ⑬: asks everybody who may sign for an organisation that has not. Refuses NOT_READY, NOTHING_TO_ASK. */
export function askForSignatures(actor: Actor, input: { proposalId: string }, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "SHARED");
    if (!canManageProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const prepared = await submissionFacts(tx, facts, at);
    const refusal = signingRefusal(facts, prepared, at);
    if (refusal) return refusal;
    const signed = new Set(prepared.valid.map(({ organisationId }) => organisationId));
    const waiting = signingMembers(facts.members).filter(({ organisationId }) => !signed.has(organisationId));
    if (waiting.length === 0) return refuse("NOTHING_TO_ASK");
    const signers = await organisationSigners(tx, facts.id, waiting);
    for (const { organisationId, nameKo, nameEn } of waiting)
      await notify(tx, {
        kind: "signatureAsked",
        userIds: signers.filter((one) => one.organisationId === organisationId).map(({ userId }) => userId),
        params: {
          title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo },
          organisation: { ko: nameKo, en: nameEn },
        },
        href: `/proposals/${facts.id}/sign`,
        dueAt: writtenUntil(facts, at),
        at,
      });
    return ok(null);
  });
}
