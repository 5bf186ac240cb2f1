import "server-only";
import { systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { openFile } from "@/lib/platform/files";
import { type ScanVerdict, scanContent } from "@/lib/platform/files/scanner";
import { proposalAudience } from "../queries/audience";
import { voidSignaturesInTx } from "./void-signatures";

type File = {
  id: string;
  proposalId: string;
  name: string;
  kind: string;
  uploadedById: string;
  removedAt: Date | null;
};

/** An infected file cannot be sealed, so what people signed has changed; who sent it is told. */
async function quarantine(tx: Tx, file: File, signature: string, at: Date): Promise<void> {
  const actor = systemActor();
  await tx.$queryRaw`SELECT 1 FROM "Proposal" WHERE "id" = ${file.proposalId} FOR UPDATE`;
  const proposal = await tx.proposal.update({
    where: { id: file.proposalId },
    data: { version: { increment: 1 } },
    select: { titleKo: true, titleEn: true, status: true },
  });
  if (!file.removedAt && proposal.status === "DRAFT")
    await voidSignaturesInTx(tx, actor, file.proposalId, "attachments", at);
  const data = { attachmentId: file.id, kind: file.kind, name: file.name, signature };
  const subject = { subjectType: "Proposal", subjectId: file.proposalId };
  recordAudit(tx, actor, { type: "proposal.attachmentInfected", ...subject, data }, at);
  await notify(tx, {
    kind: "attachmentInfected",
    // What is sealed already is everybody's matter: the file stays locked, and before the closing it can be replaced.
    userIds: [file.uploadedById, ...(proposal.status === "DRAFT" ? [] : await proposalAudience(tx, file.proposalId))],
    params: { title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo }, name: file.name },
    href: `/proposals/${file.proposalId}/sections/attachments`,
    at,
  });
}

const settle = (file: File, verdict: ScanVerdict, at: Date): Promise<void> =>
  inTransaction(async (tx) => {
    const { count } = await tx.proposalAttachment.updateMany({
      where: { id: file.id, scan: "WAITING" },
      data: { scan: verdict.state },
    });
    if (count === 1 && verdict.state === "INFECTED") await quarantine(tx, file, verdict.signature, at);
  });

/** A6: has one waiting file looked at by the scanner at `address`. Running it again changes nothing. */
export async function scanAttachment(attachmentId: string, address: string, at: Date): Promise<void> {
  const file = await db.proposalAttachment.findUnique({
    where: { id: attachmentId },
    select: {
      id: true,
      proposalId: true,
      name: true,
      kind: true,
      sha256: true,
      scan: true,
      uploadedById: true,
      removedAt: true,
    },
  });
  if (file?.scan !== "WAITING") return;
  await settle(file, await scanContent(address, await openFile(file.sha256)), at);
}
