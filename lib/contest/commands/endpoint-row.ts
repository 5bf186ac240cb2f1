import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openSecret } from "@/lib/platform/secrets";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { ownTeams } from "@/lib/stages/queries/list-stages";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canPrepareContest } from "../domain/access";
import type { ContestRecord } from "./contest-row";

export const KEY_PURPOSE = "contest-endpoint";

const ENDPOINT = {
  baseUrl: true,
  model: true,
  keySealed: true,
  testedAt: true,
  requests: true,
  outputTokens: true,
  pausedUntil: true,
} as const;
const ENTRY = {
  id: true,
  teamId: true,
  team: { select: { status: true } },
  endpoint: { select: ENDPOINT },
  contest: { select: { id: true, stageId: true, state: true, rules: true, closesAt: true, version: true } },
} as const;

export type EntrySeat = {
  entryId: string;
  teamId: string;
  active: boolean;
  contest: ContestRecord;
  endpoint: {
    baseUrl: string;
    model: string;
    keySealed: string;
    testedAt: Date | null;
    requests: number;
    outputTokens: number;
    pausedUntil: Date | null;
  } | null;
};

/** X2: a team's seat in a contest, for those who prepare it and for the team's own people. NOT_FOUND for everybody else (S3). */
export async function requireSeat(
  reader: Reader,
  actor: Actor,
  { contestId, teamId }: { contestId: string; teamId: string },
): Promise<EntrySeat> {
  const row = await reader.contestEntry.findUnique({
    where: { contestId_teamId: { contestId, teamId } },
    select: ENTRY,
  });
  const isOwn = (await ownTeams(reader, actor.id)).some((team) => team.teamId === teamId);
  const mayAsStaff =
    row !== null && canPrepareContest(actor) && !(await isBoundToStage(reader, actor.id, row.contest.stageId));
  if (!row || (!isOwn && !mayAsStaff)) throw new AppError("NOT_FOUND", `seat of team ${teamId} in ${contestId}`);
  const contest = { ...row.contest, rules: contestRules.parse(row.contest.rules) };
  return { entryId: row.id, teamId, active: row.team.status === "ACTIVE", contest, endpoint: row.endpoint };
}

/** The same while nobody opens the contest: whoever opens it waits. */
export async function lockSeat(tx: Tx, actor: Actor, seat: { contestId: string; teamId: string }): Promise<EntrySeat> {
  await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE id = ${seat.contestId} FOR UPDATE`;
  return requireSeat(tx, actor, seat);
}

export const isGenerating = async (tx: Tx, contestId: string): Promise<boolean> =>
  (await tx.contestGeneration.count({ where: { contestId, state: "RUNNING" } })) > 0;

export const keyOf = (entryId: string, keySealed: string): string => openSecret(KEY_PURPOSE, entryId, keySealed);
