import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { rulebookInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { canDraftCall, canListCalls, visibleCalls } from "../domain/access";
import { type SeatLimits, seatLimits } from "../domain/changes";
import { callState } from "../domain/state";
import { CALL_FACTS } from "../queries";
import type { ManagedCallRow } from "../types";

export const MANAGED_LIST = {
  sortable: ["code", "opensAt", "closesAt"],
  defaultSort: "opensAt",
  defaultDirection: "desc",
} as const;

const COUNTED = ["SUBMITTED", "ELIGIBLE", "INELIGIBLE"] as const;

/** Proposals of the given calls by call: all that were begun, and those that stand submitted. One statement. */
export async function proposalCounts(
  callIds: readonly string[],
): Promise<Map<string, { begun: number; submitted: number }>> {
  const groups = await db.proposal.groupBy({
    by: ["callId", "status"],
    where: { callId: { in: [...callIds] } },
    _count: true,
  });
  const counts = new Map<string, { begun: number; submitted: number }>();
  for (const { callId, status, _count } of groups) {
    const known = counts.get(callId) ?? { begun: 0, submitted: 0 };
    const submitted = (COUNTED as readonly string[]).includes(status) ? _count : 0;
    counts.set(callId, { begun: known.begun + _count, submitted: known.submitted + submitted });
  }
  return counts;
}

function where(actor: Actor, query: ListQuery): Prisma.CallWhereInput {
  const contains = { contains: query.search, mode: "insensitive" } as const;
  return {
    ...visibleCalls(actor),
    ...(query.search ? { OR: [{ code: contains }, { titleKo: contains }, { titleEn: contains }] } : {}),
  };
}

/** Calls as staff manage them, drafts included. */
export async function listManagedCalls(
  actor: Actor,
  query: ListQuery,
  now: Date,
): Promise<{ rows: ManagedCallRow[]; total: number; mayDraft: boolean }> {
  if (!canListCalls(actor)) throw new AppError("NOT_FOUND", "call management");
  const [rows, total] = await Promise.all([
    db.call.findMany({
      where: where(actor, query),
      orderBy: [{ [query.sort]: query.direction }, { code: "desc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: CALL_FACTS,
    }),
    db.call.count({ where: where(actor, query) }),
  ]);
  const counts = await proposalCounts(rows.map(({ id }) => id));
  return {
    rows: rows.map(({ id, code, kind, titleKo, titleEn, opensAt, closesAt, seats, phase }) => ({
      id,
      code,
      kind,
      titleKo,
      titleEn,
      opensAt,
      closesAt,
      seats,
      state: callState({ phase, opensAt, closesAt }, now),
      proposalCount: counts.get(id)?.begun ?? 0,
      submittedCount: counts.get(id)?.submitted ?? 0,
    })),
    total,
    mayDraft: canDraftCall(actor),
  };
}

/** What a new call starts from: how many seats the rulebook allows now. For those who may draft one. */
export async function getDraftLimits(actor: Actor, now: Date): Promise<SeatLimits> {
  if (!canDraftCall(actor)) throw new AppError("NOT_FOUND", "may not draft calls");
  return seatLimits((await rulebookInForce(db, now)).content);
}
