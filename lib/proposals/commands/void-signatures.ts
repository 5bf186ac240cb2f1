import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { sectionWords } from "../queries/section-words";
import type { SectionStatus } from "../types";

/** The section of consents speaks for the signatures: lists and dashboards count sections, and nobody marks this one by hand. */
export async function markConsentsInTx(tx: Tx, proposalId: string, status: SectionStatus): Promise<void> {
  await tx.proposalSection.updateMany({ where: { proposalId, key: "consents" }, data: { status } });
}

/**
 * ⑬: whatever changes what would be sealed voids every standing signature in the same transaction, and tells who must
 * sign again, and why. Called under the proposal's lock. `changed`: key of a section, or `organisation`, when an entry of the
 * registry that stands in the content says something else now.
 */
export async function voidSignaturesInTx(
  tx: Tx,
  actor: Actor,
  proposalId: string,
  changed: string,
  at: Date,
): Promise<void> {
  const voided = await tx.proposalSignature.updateManyAndReturn({
    where: { proposalId, voidedAt: null },
    data: { voidedAt: at, voidedById: actor.id, voidedBy: changed },
    select: { organisationId: true, signerId: true },
  });
  if (voided.length === 0) return;
  await markConsentsInTx(tx, proposalId, "NOT_STARTED");
  const { titleKo, titleEn } = await tx.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { titleKo: true, titleEn: true },
  });
  const data = { changed, organisationIds: voided.map(({ organisationId }) => organisationId) };
  recordAudit(
    tx,
    actor,
    { type: "proposal.signaturesVoided", subjectType: "Proposal", subjectId: proposalId, data },
    at,
  );
  await notify(tx, {
    kind: "signatureVoided",
    userIds: voided.map(({ signerId }) => signerId),
    params: { title: { ko: titleKo, en: titleEn || titleKo }, by: actor.name, section: await sectionWords([changed]) },
    href: `/proposals/${proposalId}/sign`,
    at,
  });
}
