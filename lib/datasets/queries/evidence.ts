import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canAddMilestoneEvidence, canManageData, canViewData } from "../domain/access";
import type { EvidenceSubject } from "../schema";
import type { DataEvidenceView } from "../types";
import { dataTeam, ownTeamIds } from "./facts";

type Subject = { subject: EvidenceSubject | null; subjectId: string };

async function milestoneTeam(reader: Reader, milestoneId: string) {
  const milestone = await reader.dataMilestone.findUnique({
    where: { id: milestoneId },
    select: { project: { select: { teamId: true } } },
  });
  if (!milestone) throw new AppError("NOT_FOUND", `data milestone ${milestoneId}`);
  return dataTeam(reader, milestone.project.teamId);
}

/** Throws NOT_FOUND for whoever may not lay evidence there: beside a lot staff, beside a milestone its team too. */
export async function requireEvidenceGiver(
  actor: Actor,
  { subject, subjectId }: Subject,
  reader: Reader = db,
): Promise<void> {
  const refused = new AppError("NOT_FOUND", `evidence of ${subject} ${subjectId}`);
  if (subject === "lots") {
    const lots = canManageData(actor) ? await reader.dataLot.count({ where: { id: subjectId } }) : 0;
    if (lots === 0) throw refused;
    return;
  }
  if (subject === null) throw refused;
  const { scope } = await milestoneTeam(reader, subjectId);
  if (!canAddMilestoneEvidence(actor, scope)) throw refused;
}

/** Evidence of one lot or of some milestones, oldest first; two statements. Callers authorise. */
export async function evidenceOf(
  where: { lotId: string } | { milestoneId: { in: string[] } },
): Promise<(DataEvidenceView & { milestoneId: string | null })[]> {
  const rows = await db.dataEvidence.findMany({
    where,
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, fileId: true, addedAt: true, milestoneId: true },
  });
  const files = await db.storedFile.findMany({
    where: { id: { in: rows.map((row) => row.fileId) } },
    select: { id: true, name: true, sizeBytes: true, sha256: true },
  });
  const byId = new Map(files.map((file) => [file.id, file]));
  return rows.map(({ fileId, ...row }) => {
    const file = byId.get(fileId);
    return {
      ...{ ...row, fileName: file?.name ?? "", sha256: file?.sha256 ?? "" },
      sizeBytes: Number(file?.sizeBytes ?? 0n),
    };
  });
}

/** A piece of evidence to download, for staff of data, the milestone's team, and teams that bear a share of the lot; on record (L2). */
export async function dataEvidenceFile(actor: Actor, evidenceId: string) {
  const row = await db.dataEvidence.findUnique({
    where: { id: evidenceId },
    select: {
      ...{ fileId: true, lotId: true, milestoneId: true },
      lot: { select: { shares: { select: { teamId: true } } } },
      milestone: { select: { project: { select: { teamId: true } } } },
    },
  });
  const teamIds = row?.lot?.shares.map(({ teamId }) => teamId) ?? [row?.milestone?.project.teamId ?? ""];
  const allowed =
    row !== null && (canViewData(actor) || (await ownTeamIds(db, actor)).some((teamId) => teamIds.includes(teamId)));
  const file = allowed
    ? await db.storedFile.findUnique({
        where: { id: row.fileId },
        select: { sha256: true, sizeBytes: true, mediaType: true, name: true },
      })
    : null;
  if (!file) throw new AppError("NOT_FOUND", `data evidence ${evidenceId}`);
  await recordAccess(db, actor, { kind: "FILE", subjectType: "DataEvidence", subjectId: evidenceId });
  return file;
}
