import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { attachmentKinds, takesAttachments } from "../domain/attachments";
import { contentRefusals } from "../domain/submission";
import type { AttachmentRow, AttachmentsPage } from "../types/sealing";
import { writtenUntil } from "./answer";
import { callBrief, proposalFacts, submissionFacts } from "./facts";
import { userNames } from "./names";
import { lockOf } from "./section-page";

const ROW = {
  id: true,
  kind: true,
  name: true,
  mediaType: true,
  sizeBytes: true,
  sha256: true,
  scan: true,
  uploadedById: true,
  uploadedAt: true,
} as const;

async function rowsByKind(proposalId: string): Promise<Map<string, AttachmentRow[]>> {
  const rows = await db.proposalAttachment.findMany({
    where: { proposalId, removedAt: null },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    select: ROW,
  });
  const names = await userNames(
    db,
    rows.map((row) => row.uploadedById),
  );
  const byKind = new Map<string, AttachmentRow[]>();
  for (const { kind, uploadedById, sizeBytes, ...row } of rows) {
    const shown = { ...row, sizeBytes: Number(sizeBytes), uploadedByName: names.get(uploadedById) ?? "" };
    byKind.set(kind, [...(byKind.get(kind) ?? []), shown]);
  }
  return byKind;
}

async function interruptedUploads(actor: Actor, proposalId: string): Promise<AttachmentsPage["interrupted"]> {
  const rows = await db.proposalUpload.findMany({
    where: { proposalId, startedById: actor.id, finishedAt: null, receivedBytes: { gt: 0 } },
    orderBy: { startedAt: "asc" },
    select: { id: true, kind: true, name: true, sizeBytes: true, receivedBytes: true },
  });
  return rows.map(({ id, sizeBytes, receivedBytes, ...row }) => ({
    ...row,
    uploadId: id,
    sizeBytes: Number(sizeBytes),
    receivedBytes: Number(receivedBytes),
  }));
}

/** ⑫: the files of a proposal by kind, its limits, and what the reader may do. A fixed number of queries. */
export async function getAttachmentsPage(actor: Actor, proposalId: string, at: Date): Promise<AttachmentsPage> {
  const facts = await proposalFacts(db, actor, proposalId);
  const { rows, rulebook, submission } = await submissionFacts(db, facts, at);
  if (!takesAttachments(rulebook)) throw new AppError("NOT_FOUND", `attachments of proposal ${proposalId}`);
  const [byKind, interrupted] = [await rowsByKind(facts.id), await interruptedUploads(actor, facts.id)];
  const section = rows.find((row) => row.key === "attachments");
  const { maxFiles, maxFileMegabytes, maxTotalMegabytes } = rulebook.proposal.attachments;
  const all = [...byKind.values()].flat();
  return {
    proposalId: facts.id,
    proposal: { id: facts.id, titleKo: facts.titleKo, titleEn: facts.titleEn },
    call: callBrief(facts.call, at),
    until: writtenUntil(facts, at),
    status: section?.status ?? "NOT_STARTED",
    version: section?.version ?? 0,
    locked: lockOf(actor, facts, "attachments", at),
    missingCount: contentRefusals(submission).filter((refusal) => refusal.section === "attachments").length,
    kinds: attachmentKinds(rulebook.proposal.attachments).map((kind) => ({
      ...kind,
      files: byKind.get(kind.key) ?? [],
    })),
    limits: { maxFiles, maxFileMegabytes, maxTotalMegabytes },
    used: { count: all.length, bytes: all.reduce((sum, file) => sum + file.sizeBytes, 0) },
    interrupted,
  };
}
