import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type LockedOrganisation, lockOrganisationInTx } from "../queries";
import { closeWaitingEvidenceInTx } from "./size-evidence";

export type MergePair = { source: LockedOrganisation; target: LockedOrganisation };

/** Locks both entries in one order whichever way round they are given, so that A into B and B into A queue. */
export async function lockPairInTx(tx: Tx, sourceId: string, targetId: string): Promise<MergePair> {
  const locked = new Map<string, LockedOrganisation>();
  for (const id of [...new Set([sourceId, targetId])].sort()) locked.set(id, await lockOrganisationInTx(tx, id));
  const [source, target] = [locked.get(sourceId), locked.get(targetId)];
  if (!source || !target) throw new AppError("NOT_FOUND", `organisations ${sourceId}, ${targetId}`);
  return { source, target };
}

/**
 * Who belongs to both keeps the higher role; who left the target and belongs to the source belongs again. Memberships of
 * the source that have one in the target beside them end with the merge and stay on record (S3).
 */
async function moveMembers(tx: Tx, sourceId: string, targetId: string, at: Date): Promise<number> {
  await tx.$executeRaw`
    UPDATE "OrganisationMember" t SET "role" = 'MANAGER' FROM "OrganisationMember" s
    WHERE s."organisationId" = ${sourceId} AND t."organisationId" = ${targetId} AND s."userId" = t."userId"
      AND s."leftAt" IS NULL AND t."leftAt" IS NULL AND s."role" = 'MANAGER'`;
  await tx.$executeRaw`
    UPDATE "OrganisationMember" t SET "role" = s."role", "leftAt" = NULL, "joinedAt" = s."joinedAt"
    FROM "OrganisationMember" s
    WHERE s."organisationId" = ${sourceId} AND t."organisationId" = ${targetId} AND s."userId" = t."userId"
      AND s."leftAt" IS NULL AND t."leftAt" IS NOT NULL`;
  const moved = await tx.$executeRaw`
    UPDATE "OrganisationMember" s SET "organisationId" = ${targetId}
    WHERE s."organisationId" = ${sourceId} AND NOT EXISTS (SELECT 1 FROM "OrganisationMember" t
      WHERE t."organisationId" = ${targetId} AND t."userId" = s."userId")`;
  await tx.organisationMember.updateMany({ where: { organisationId: sourceId, leftAt: null }, data: { leftAt: at } });
  return moved;
}

/** Open invitations lead to the target, and their links keep working; one to somebody already invited or in is taken back. */
async function moveInvitations(tx: Tx, sourceId: string, targetId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OrganisationInvitation" i SET "revokedAt" = ${at}
    WHERE i."organisationId" = ${sourceId} AND i."acceptedAt" IS NULL AND i."revokedAt" IS NULL
      AND (EXISTS (SELECT 1 FROM "OrganisationInvitation" t WHERE t."organisationId" = ${targetId}
          AND t."email" = i."email" AND t."acceptedAt" IS NULL AND t."revokedAt" IS NULL)
        OR EXISTS (SELECT 1 FROM "OrganisationMember" m JOIN "User" u ON u."id" = m."userId"
          WHERE m."organisationId" = ${targetId} AND m."leftAt" IS NULL AND u."email" = i."email"))`;
  await tx.organisationInvitation.updateMany({
    where: { organisationId: sourceId, acceptedAt: null, revokedAt: null },
    data: { organisationId: targetId },
  });
}

/** Who waits for the source waits for the target; who waits for both, or is in already, asks no second time. */
async function moveJoinRequests(tx: Tx, sourceId: string, targetId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OrganisationJoinRequest" r SET "withdrawnAt" = ${at}
    WHERE r."organisationId" = ${sourceId} AND r."decidedAt" IS NULL AND r."withdrawnAt" IS NULL
      AND (EXISTS (SELECT 1 FROM "OrganisationJoinRequest" t WHERE t."organisationId" = ${targetId}
          AND t."userId" = r."userId" AND t."decidedAt" IS NULL AND t."withdrawnAt" IS NULL)
        OR EXISTS (SELECT 1 FROM "OrganisationMember" m
          WHERE m."organisationId" = ${targetId} AND m."userId" = r."userId" AND m."leftAt" IS NULL))`;
  await tx.organisationJoinRequest.updateMany({
    where: { organisationId: sourceId, decidedAt: null, withdrawnAt: null },
    data: { organisationId: targetId },
  });
}

const managersOf = ({ members }: LockedOrganisation): string[] =>
  members.filter((member) => member.role === "MANAGER").map((member) => member.userId);
const nameOf = ({ nameKo, nameEn }: LockedOrganisation) => ({ ko: nameKo, en: nameEn });

/**
 * A2: the entry `source` becomes a signpost to `target`, whose number and profile stay as they are: people, invitations and
 * join requests move, evidence of the source's size is closed, the managers of both are told. The caller has locked the
 * pair, authorised, and moved what belongs to nouns to the right. Sealed proposals are never touched (A8).
 */
export async function mergeOrganisationInTx(
  tx: Tx,
  actor: Actor,
  { source, target }: MergePair,
  about: { reason: string; proposalIds: readonly string[] },
  at: Date,
): Promise<void> {
  const memberCount = await moveMembers(tx, source.id, target.id, at);
  await moveInvitations(tx, source.id, target.id, at);
  await moveJoinRequests(tx, source.id, target.id, at);
  await closeWaitingEvidenceInTx(tx, source.id, actor.id, at);
  const { count } = await tx.organisation.updateMany({
    where: { id: source.id, mergedIntoId: null, version: source.version },
    data: { mergedIntoId: target.id, mergedAt: at, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `organisation ${source.id} moved on`);
  // Entries that led to the source lead on to the target: a signpost is one step from where it leads.
  await tx.organisation.updateMany({ where: { mergedIntoId: source.id }, data: { mergedIntoId: target.id } });
  const data = { source: source.nameKo, targetId: target.id, target: target.nameKo, memberCount, ...about };
  recordAudit(
    tx,
    actor,
    {
      type: "organisation.merged",
      subjectType: "Organisation",
      subjectId: source.id,
      data: { ...data, proposalIds: [...about.proposalIds] },
    },
    at,
  );
  await notify(tx, {
    kind: "organisationMerged",
    userIds: [...managersOf(source), ...managersOf(target)],
    params: { source: nameOf(source), target: nameOf(target), reason: about.reason },
    href: `/organisations/${target.id}`,
    at,
  });
}
