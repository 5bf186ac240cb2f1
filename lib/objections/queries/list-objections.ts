import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { boundCallIds } from "@/lib/reviews/queries";
import { boundStageIds } from "@/lib/teams/queries/stage-bound";
import type { Prisma } from "@/prisma/generated/client";
import { canListObjections, visibleObjections } from "../domain/access";
import { dueUrgency } from "../domain/due";
import type { ObjectionRow } from "../types";

export const OBJECTION_STATUSES = ["FILED", "EXAMINED", "PROPOSED", "DECIDED"] as const;
export const OBJECTION_LIST = {
  sortable: ["decisionDueAt", "filedAt", "number"],
  defaultSort: "decisionDueAt",
  filters: ["status"],
} as const;

const ROW = {
  id: true,
  number: true,
  ground: true,
  status: true,
  filedAt: true,
  decisionDueAt: true,
  call: { select: { code: true } },
  stageTeam: { select: { stage: { select: { number: true } } } },
  proposal: {
    select: { titleKo: true, titleEn: true, leadOrganisation: { select: { nameKo: true, nameEn: true } } },
  },
  decisions: { where: { status: "APPROVED" }, take: 1, select: { verdict: true } },
} as const;

type Bound = { calls: ReadonlySet<string>; stages: readonly string[] };
function where(query: ListQuery, bound: Bound): Prisma.ObjectionWhereInput {
  const contains = { contains: query.search, mode: "insensitive" as const };
  const status = OBJECTION_STATUSES.find((one) => one === query.filters.status);
  return {
    // S3: of a call or stage in which somebody is bound they see no objection either: each says something of a result.
    AND: [
      {
        OR: [
          { stageTeamId: null, callId: { notIn: [...bound.calls] } },
          { stageTeam: { stageId: { notIn: [...bound.stages] } } },
        ],
      },
    ],
    ...(status ? { status } : {}),
    ...(query.search
      ? {
          OR: [
            { number: contains },
            { proposal: { OR: [{ titleKo: contains }, { titleEn: contains }] } },
            { proposal: { leadOrganisation: { OR: [{ nameKo: contains }, { nameEn: contains }] } } },
          ],
        }
      : {}),
  };
}

/** What waits stands before what is decided, as long as nobody asks for another order. */
const order = (query: ListQuery) => [
  ...(query.sort === OBJECTION_LIST.defaultSort ? [{ status: "asc" as const }] : []),
  { [query.sort]: query.direction } as Prisma.ObjectionOrderByWithRelationInput,
  { id: "asc" as const },
];

/** S10: objections of every call this person follows, those due first in front. */
export async function listObjections(
  actor: Actor,
  query: ListQuery,
  at: Date,
): Promise<{ rows: ObjectionRow[]; total: number }> {
  if (!canListObjections(actor)) throw new AppError("NOT_FOUND", "objections");
  const [calls, stages] = await Promise.all([boundCallIds(db, actor.id), boundStageIds(db, actor.id)]);
  const wanted = { AND: [visibleObjections(actor), where(query, { calls, stages })] };
  const [total, rows] = await Promise.all([
    db.objection.count({ where: wanted }),
    db.objection.findMany({
      where: wanted,
      orderBy: order(query),
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: ROW,
    }),
  ]);
  return {
    total,
    rows: rows.map(({ call, proposal, decisions, stageTeam, ...row }) => ({
      ...row,
      callCode: call.code,
      stageNumber: stageTeam?.stage.number ?? null,
      titleKo: proposal.titleKo,
      titleEn: proposal.titleEn || proposal.titleKo,
      leadNameKo: proposal.leadOrganisation.nameKo,
      leadNameEn: proposal.leadOrganisation.nameEn,
      verdict: decisions[0]?.verdict ?? null,
      ...dueUrgency(row.decisionDueAt, at),
    })),
  };
}
