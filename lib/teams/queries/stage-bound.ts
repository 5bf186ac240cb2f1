import "server-only";
import type { Reader } from "@/lib/platform/db";

/** S3: whether a conflict of interest, found and not dismissed, ties this person to a team of the stage. It binds every role. */
export async function isBoundToStage(reader: Reader, userId: string, stageId: string): Promise<boolean> {
  const [found] = await reader.$queryRaw<{ bound: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "StageTeam" st JOIN "Team" t ON t."id" = st."teamId"
      JOIN "BoundPerson" b ON b."proposalId" = t."proposalId" AND b."userId" = ${userId}
      WHERE st."stageId" = ${stageId}) AS bound`;
  return found?.bound ?? true;
}

/** S3: everybody who is tied so. */
export async function boundInStage(reader: Reader, stageId: string): Promise<Set<string>> {
  const rows = await reader.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT b."userId" FROM "StageTeam" st JOIN "Team" t ON t."id" = st."teamId"
      JOIN "BoundPerson" b ON b."proposalId" = t."proposalId" WHERE st."stageId" = ${stageId}`;
  return new Set(rows.map(({ userId }) => userId));
}

/** S3: stages of which this person must see no result. */
export async function boundStageIds(reader: Reader, userId: string): Promise<string[]> {
  const rows = await reader.$queryRaw<{ stageId: string }[]>`
    SELECT DISTINCT st."stageId" FROM "StageTeam" st JOIN "Team" t ON t."id" = st."teamId"
      JOIN "BoundPerson" b ON b."proposalId" = t."proposalId" WHERE b."userId" = ${userId}`;
  return rows.map(({ stageId }) => stageId);
}
