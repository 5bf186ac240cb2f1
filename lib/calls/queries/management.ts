import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { rulebookInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import {
  canAdvanceCall,
  canDraftCall,
  canEditCall,
  canExtendCall,
  canListCalls,
  canPublishCall,
  canViewCall,
  visibleCalls,
} from "../domain/access";
import { changeableFields } from "../domain/changes";
import { callState } from "../domain/state";
import { CALL_FACTS } from "../queries";
import type { ManagedCall, ManagedCallRow } from "../types";

export const MANAGED_LIST = {
  sortable: ["code", "opensAt", "closesAt"],
  defaultSort: "opensAt",
  defaultDirection: "desc",
} as const;

const COUNTED = ["SUBMITTED", "ELIGIBLE", "INELIGIBLE"] as const;

/** Proposals of the given calls by call: all that were begun, and those that stand submitted. One statement. */
async function proposalCounts(callIds: readonly string[]): Promise<Map<string, { begun: number; submitted: number }>> {
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

const MANAGED = {
  ...CALL_FACTS,
  announcedAt: true,
  publishedAt: true,
  extensions: {
    orderBy: { at: "desc" },
    select: { id: true, oldClosesAt: true, newClosesAt: true, reason: true, at: true, byId: true },
  },
} satisfies Prisma.CallSelect;

/** One call with what the actor may do to it now. */
export async function getManagedCall(actor: Actor, callId: string, now: Date): Promise<ManagedCall> {
  const row = await db.call.findUnique({ where: { id: callId }, select: MANAGED });
  if (!row || !canViewCall(actor, row)) throw new AppError("NOT_FOUND", `call ${callId}`);
  const [counts, people, rulebook] = await Promise.all([
    proposalCounts([row.id]),
    db.user.findMany({
      where: { id: { in: row.extensions.map(({ byId }) => byId) } },
      select: { id: true, name: true },
    }),
    rulebookInForce(db, row.opensAt),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const state = callState(row, now);
  const changeable = changeableFields(state);
  return {
    ...row,
    state,
    maxTeams: rulebook.content.programme.maxTeams,
    extensions: row.extensions.map(({ byId, ...extension }) => ({ ...extension, byName: names.get(byId) ?? "–" })),
    proposalCount: counts.get(row.id)?.begun ?? 0,
    submittedCount: counts.get(row.id)?.submitted ?? 0,
    changeable,
    may: {
      edit: canEditCall(actor, row) && changeable.length > 0,
      announce: canEditCall(actor, row) && state === "DRAFT",
      extend: canExtendCall(actor, row) && row.phase === "ANNOUNCED",
      startScreening: canAdvanceCall(actor, row) && state === "CLOSED",
      publish: canPublishCall(actor, row) && state === "DECIDED",
    },
  };
}

/** What a new call starts from: how many teams the rulebook allows now. For those who may draft one. */
export async function getDraftLimits(actor: Actor, now: Date): Promise<{ maxTeams: number }> {
  if (!canDraftCall(actor)) throw new AppError("NOT_FOUND", "may not draft calls");
  return { maxTeams: (await rulebookInForce(db, now)).content.programme.maxTeams };
}
