import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import type { Prisma } from "@/prisma/generated/client";
import { canRunContest } from "../domain/access";
import type { ContestStage, ContestState, VoterRow } from "../types";

export const VOTER_LIST = {
  sortable: ["name", "invitedAt", "consentAt"],
  defaultSort: "invitedAt",
  filters: ["group"],
} as const;

const order = ({ sort, direction }: ListQuery): Prisma.ContestVoterOrderByWithRelationInput =>
  sort === "name" ? { user: { name: direction } } : { [sort]: direction };

type VoterList = { stage: ContestStage; contestState: ContestState; rows: VoterRow[]; total: number };

/** X3: the invited of a contest, for the officer who runs it; looking at them goes on record (L2). */
export async function listVoters(actor: Actor, stageId: string, query: ListQuery): Promise<VoterList> {
  if (!canRunContest(actor) || (await isBoundToStage(db, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `voters of stage ${stageId}`);
  const contest = await db.contest.findUnique({
    where: { stageId },
    select: { id: true, state: true, stage: { select: { id: true, number: true, titleKo: true, titleEn: true } } },
  });
  if (!contest) throw new AppError("NOT_FOUND", `stage ${stageId} has no contest`);
  const group = (["PUBLIC", "EXPERT"] as const).find((one) => one === query.filters.group);
  const contains = { contains: query.search, mode: "insensitive" as const };
  const where: Prisma.ContestVoterWhereInput = {
    contestId: contest.id,
    ...(group ? { group } : {}),
    ...(query.search ? { user: { OR: [{ name: contains }, { email: contains }] } } : {}),
  };
  const [total, rows] = await Promise.all([
    db.contestVoter.count({ where }),
    db.contestVoter.findMany({
      where,
      orderBy: [order(query), { id: "asc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: {
        id: true,
        group: true,
        wave: true,
        invitedAt: true,
        consentAt: true,
        declinedAt: true,
        duplicateAt: true,
        duplicateNote: true,
        user: { select: { name: true, email: true } },
      },
    }),
  ]);
  await recordAccess(db, actor, {
    kind: "PERSONAL_DATA",
    subjectType: "Contest",
    subjectId: contest.id,
    detail: "voters",
  });
  return {
    stage: contest.stage,
    contestState: contest.state,
    total,
    rows: rows.map(({ user, ...row }) => ({ ...row, ...user })),
  };
}
