import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { canMaintainRegistry, canManageOrganisation, canViewRegistry } from "../domain/access";
import { MEMBERSHIPS } from "../queries";
import type { EvidenceQueueRow } from "../types";

/** Evidence of size classes that waits for staff, oldest first. Two queries. */
export async function sizeEvidenceQueue(actor: Actor): Promise<{ rows: EvidenceQueueRow[]; mayDecide: boolean }> {
  if (!canViewRegistry(actor)) throw new AppError("NOT_FOUND", "size evidence");
  const rows = await db.organisationSizeEvidence.findMany({
    where: { decidedAt: null },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sizeClass: true,
      fileId: true,
      note: true,
      submittedAt: true,
      organisation: { select: { id: true, nameKo: true, nameEn: true, registrationNumber: true } },
    },
  });
  const files = await db.storedFile.findMany({
    where: { id: { in: rows.map((row) => row.fileId) } },
    select: { id: true, name: true, sizeBytes: true },
  });
  return {
    rows: rows.map(({ fileId, ...row }) => {
      const file = files.find((one) => one.id === fileId);
      return { ...row, fileName: file?.name ?? "", sizeBytes: Number(file?.sizeBytes ?? 0n) };
    }),
    mayDecide: canMaintainRegistry(actor),
  };
}

/** One piece of evidence to download: for the organisation's managers, and for staff, whose look is on record (L2). */
export async function sizeEvidenceFile(
  actor: Actor,
  organisationId: string,
  evidenceId: string,
): Promise<Omit<StoredFile, "id">> {
  const evidence = await db.organisationSizeEvidence.findFirst({
    where: { id: evidenceId, organisationId },
    select: { fileId: true, organisation: { select: { members: MEMBERSHIPS } } },
  });
  const own = evidence !== null && canManageOrganisation(actor, evidence.organisation);
  if (!evidence || !(own || canViewRegistry(actor))) throw new AppError("NOT_FOUND", `size evidence ${evidenceId}`);
  const file = await db.storedFile.findUnique({
    where: { id: evidence.fileId },
    select: { sha256: true, sizeBytes: true, mediaType: true, name: true },
  });
  if (!file) throw new AppError("NOT_FOUND", `file of size evidence ${evidenceId}`);
  if (!own)
    await recordAccess(db, actor, {
      kind: "PERSONAL_DATA",
      subjectType: "Organisation",
      subjectId: organisationId,
      detail: `size evidence ${evidenceId}`,
    });
  return file;
}

/** Whether the actor may upload for the organisation; missing and forbidden look the same. */
export async function requireManager(actor: Actor, organisationId: string): Promise<void> {
  const organisation = await db.organisation.findUnique({
    where: { id: organisationId },
    select: { members: MEMBERSHIPS },
  });
  if (!organisation || !canManageOrganisation(actor, organisation))
    throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
}
