import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { canManageProposal, canSignFor } from "../domain/access";
import { sectionsOf } from "../domain/drafts";
import { sealedSignatures, signingMembers } from "../domain/signatures";
import { signingWindowRefusal } from "../domain/signing-window";
import { unsignableReasons } from "../domain/submission";
import type { SignPage } from "../types/sealing";
import { writtenUntil } from "./answer";
import { organisationSigners } from "./audience";
import { callBrief, proposalFacts, submissionFacts } from "./facts";
import { userNames } from "./names";

async function lastVoided(proposalId: string) {
  const rows = await db.proposalSignature.findMany({
    where: { proposalId, voidedAt: { not: null } },
    orderBy: { voidedAt: "desc" },
    distinct: ["organisationId"],
    select: { organisationId: true, voidedAt: true, voidedById: true, voidedBy: true },
  });
  const names = await userNames(
    db,
    rows.map((row) => row.voidedById),
  );
  return new Map(
    rows.map(({ organisationId, voidedAt, voidedById, voidedBy }) => [
      organisationId,
      { byName: names.get(voidedById ?? "") ?? "", at: voidedAt ?? new Date(0), section: voidedBy ?? "consortium" },
    ]),
  );
}

/** ⑬: the whole document with its fingerprint, the consents, and where every organisation's signature stands. */
export async function getSignPage(actor: Actor, proposalId: string, at: Date): Promise<SignPage> {
  const facts = await proposalFacts(db, actor, proposalId);
  const { submission, rulebook, content, contentSha256, valid } = await submissionFacts(db, facts, at);
  const members = signingMembers(facts.members);
  const signers = await organisationSigners(db, facts.id, members);
  const voided = await lastVoided(facts.id);
  const call = callBrief(facts.call, at);
  const refusals = unsignableReasons(submission);
  const open = signingWindowRefusal({ ...facts, callState: call.state, at }) === null;
  return {
    proposalId: facts.id,
    titleKo: facts.titleKo,
    titleEn: facts.titleEn,
    call,
    until: writtenUntil(facts, at),
    content: { ...content, signatures: sealedSignatures(facts.members, valid) },
    sections: sectionsOf(rulebook),
    contentSha256,
    consents: content.consents,
    required: rulebook.proposal.signaturesRequired,
    members: members.map(({ organisationId, nameKo, nameEn }) => {
      const signature = valid.find((one) => one.organisationId === organisationId);
      const before = voided.get(organisationId) ?? null;
      return {
        organisationId,
        nameKo,
        nameEn,
        state: signature ? "SIGNED" : before ? "VOIDED" : "WAITING",
        signed: signature
          ? { byName: signature.signerName, at: signature.signedAt, contentSha256: signature.contentSha256 }
          : null,
        voided: signature ? null : before,
        signers: [...new Set(signers.filter((one) => one.organisationId === organisationId).map(({ name }) => name))],
        maySign: open && refusals.length === 0 && !signature && canSignFor(actor, facts.standing, organisationId),
      };
    }),
    refusals,
    open,
    mayAsk: open && refusals.length === 0 && valid.length < members.length && canManageProposal(actor, facts.standing),
  };
}
