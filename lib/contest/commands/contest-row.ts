import "server-only";
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openFile } from "@/lib/platform/files";
import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";

const CONTEST = { id: true, stageId: true, state: true, rules: true, closesAt: true, version: true } as const;
export type ContestRecord = {
  id: string;
  stageId: string;
  state: "PREPARING" | "OPEN" | "CLOSED";
  rules: ContestRules;
  closesAt: Date;
  version: number;
};

export const rulesHashOf = (rules: object): string => createHash("sha256").update(canonicalJson(rules)).digest("hex");

/** Throws NOT_FOUND for whoever may not, or is tied to one of the stage's teams (S3). */
export async function requireContest(
  reader: Reader,
  actor: Actor,
  contestId: string,
  may: (actor: Actor) => boolean,
): Promise<ContestRecord> {
  const row = await reader.contest.findUnique({ where: { id: contestId }, select: CONTEST });
  if (!row || !may(actor) || (await isBoundToStage(reader, actor.id, row.stageId)))
    throw new AppError("NOT_FOUND", `contest ${contestId}`);
  return { ...row, rules: contestRules.parse(row.rules) };
}

/** What prepares, opens and closes one contest queues here. */
export async function lockContest(
  tx: Tx,
  actor: Actor,
  contestId: string,
  may: (actor: Actor) => boolean,
): Promise<ContestRecord> {
  await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE id = ${contestId} FOR UPDATE`;
  return requireContest(tx, actor, contestId, may);
}

/** The text of an uploaded file, null when it is not UTF-8 throughout: only whoever uploaded it goes on with it. */
export async function uploadedText(
  reader: Reader,
  actor: Actor,
  fileId: string,
): Promise<{ text: string | null; sha256: string }> {
  const file = await reader.storedFile.findFirst({
    where: { id: fileId, uploadedById: actor.id },
    select: { sha256: true },
  });
  if (!file) throw new AppError("NOT_FOUND", `uploaded file ${fileId}`);
  const bytes = await buffer(await openFile(file.sha256));
  return { text: isUtf8(bytes) ? bytes.toString("utf8") : null, sha256: file.sha256 };
}
