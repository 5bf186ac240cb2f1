import "server-only";
import type { Reader } from "@/lib/platform/db";

/** S3: whether a conflict of interest, found and not dismissed, ties this person to a team of the stage. It binds every role. */
export async function isBoundToStage(reader: Reader, userId: string, stageId: string): Promise<boolean> {
  const found = await reader.conflictFinding.findFirst({
    where: { userId, outcome: { in: ["OPEN", "EXCLUDED"] }, proposal: { team: { stageTeams: { some: { stageId } } } } },
    select: { id: true },
  });
  return found !== null;
}
