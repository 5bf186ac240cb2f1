import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { Prisma } from "@/prisma/generated/client";
import { canViewAccessLog, canViewAudit } from "./domain/access";
import { koreanRange } from "./domain/korean-day";
import { closedRows } from "./queries/closed-rows";
import { recordAccess } from "./record";
import type { AuditFilter } from "./schema";
import { CHECK_SETTING, HEAD_SETTING, storedCheck, storedHead } from "./stored-status";
import type { AccessRow, AuditDetail, AuditRow, ChainStatus } from "./types";

export const AUDIT_LIST = {
  sortable: ["seq"],
  defaultSort: "seq",
  defaultDirection: "desc",
  filters: ["noun", "month", "channel"],
} as const;
export const ACCESS_LIST = {
  sortable: ["at"],
  defaultSort: "at",
  defaultDirection: "desc",
  filters: ["kind", "month"],
} as const;

/** The rows a filter means; `q` is an instant's Korean day, a number, or words of actor, event and subject. */
export function auditWhere({ q, noun, month, channel }: AuditFilter): Prisma.AuditEventWhereInput {
  const parts: Prisma.AuditEventWhereInput[] = [];
  const inMonth = month ? koreanRange(month) : null;
  if (inMonth) parts.push({ occurredAt: { gte: inMonth.from, lt: inMonth.to } });
  if (noun) parts.push({ type: { startsWith: `${noun}.` } });
  if (channel) parts.push({ channel });
  if (q) {
    const day = koreanRange(q);
    const contains = { contains: q, mode: "insensitive" as const };
    if (day) parts.push({ occurredAt: { gte: day.from, lt: day.to } });
    else
      parts.push({
        OR: [
          { actorName: contains },
          { type: contains },
          { subjectType: contains },
          { subjectId: q },
          { actorId: q },
          { requestId: q },
          ...(/^\d{1,18}$/.test(q) ? [{ seq: BigInt(q) }] : []),
        ],
      });
  }
  return parts.length === 0 ? {} : { AND: parts };
}

const rowColumns = {
  seq: true,
  occurredAt: true,
  actorId: true,
  actorName: true,
  actorRoles: true,
  type: true,
  subjectType: true,
  subjectId: true,
} satisfies Prisma.AuditEventSelect;
type RowFacts = Prisma.AuditEventGetPayload<{ select: typeof rowColumns }>;

const asRow = ({ seq, actorRoles, ...row }: RowFacts): AuditRow => ({
  ...row,
  seq: seq.toString(),
  actorRoles: actorRoles === "" ? [] : actorRoles.split(" "),
});

/** The audit log, newest first, searched and paged (L1). */
export async function listAuditEvents(
  actor: Actor,
  query: ListQuery,
): Promise<{ rows: AuditRow[]; total: number; closed: boolean }> {
  if (!canViewAudit(actor)) throw new AppError("NOT_FOUND", "audit log");
  const { closed, events } = await closedRows(db, actor.id);
  const where = { AND: [events, auditWhere({ q: query.search, ...query.filters })] };
  const [total, rows] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      where,
      orderBy: { seq: query.direction },
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: rowColumns,
    }),
  ]);
  return { total, rows: rows.map(asRow), closed };
}

/** One event with its old and new values. Payloads may hold scores and names, so reading one is on record (L2). */
export async function getAuditEvent(actor: Actor, seq: bigint): Promise<AuditDetail> {
  if (!canViewAudit(actor)) throw new AppError("NOT_FOUND", "audit event");
  const { closed, events } = await closedRows(db, actor.id);
  const found = await db.auditEvent.findFirst({
    where: { AND: [{ seq }, events] },
    select: {
      ...rowColumns,
      recordedAt: true,
      channel: true,
      requestId: true,
      rulebookVersion: true,
      payload: true,
      prevHash: true,
      hash: true,
    },
  });
  const head = await db.auditHead.findUnique({ where: { id: 1 }, select: { seq: true } });
  if (!found) throw new AppError("NOT_FOUND", "audit event");
  await recordAccess(db, actor, {
    kind: "AUDIT_LOG",
    subjectType: found.subjectType,
    subjectId: found.subjectId,
    detail: `#${seq}`,
  });
  const { payload, recordedAt, channel, requestId, rulebookVersion, prevHash, hash, ...row } = found;
  return {
    ...asRow(row),
    recordedAt,
    channel,
    requestId,
    rulebookVersion,
    prevHash,
    hash,
    data: JSON.parse(payload) as Record<string, unknown>,
    // Of a log with closed rows the neighbours' numbers are not theirs.
    previousSeq: seq > 1n && !closed ? (seq - 1n).toString() : null,
    nextSeq: head && seq < head.seq && !closed ? (seq + 1n).toString() : null,
  };
}

/** Head of the chain, the one last published, and how the last walk went. */
export async function getChainStatus(actor: Actor): Promise<ChainStatus> {
  if (!canViewAudit(actor)) throw new AppError("NOT_FOUND", "audit log");
  const [head, settings] = await Promise.all([
    db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } }),
    db.setting.findMany({ where: { key: { in: [CHECK_SETTING, HEAD_SETTING] } }, select: { key: true, value: true } }),
  ]);
  const settingOf = (key: string): unknown => settings.find((setting) => setting.key === key)?.value;
  return {
    head: { seq: head.seq.toString(), hash: head.hash },
    published: storedHead(settingOf(HEAD_SETTING)),
    lastCheck: storedCheck(settingOf(CHECK_SETTING)),
  };
}

/** Who saw whose data (L2), for auditors. */
export async function listAccess(
  actor: Actor,
  query: ListQuery,
): Promise<{ rows: AccessRow[]; total: number; closed: boolean }> {
  if (!canViewAccessLog(actor)) throw new AppError("NOT_FOUND", "access log");
  const { closed, accesses } = await closedRows(db, actor.id);
  const { kind, month } = query.filters;
  const range = koreanRange(month ?? "") ?? koreanRange(query.search);
  const contains = { contains: query.search, mode: "insensitive" as const };
  const words = query.search && !koreanRange(query.search);
  const asked: Prisma.AccessLogWhereInput = {
    ...(kind ? { kind } : {}),
    ...(range ? { at: { gte: range.from, lt: range.to } } : {}),
    ...(words
      ? { OR: [{ actorName: contains }, { subjectType: contains }, { subjectId: query.search }, { reason: contains }] }
      : {}),
  };
  const where = { AND: [accesses, asked] };
  const [total, rows] = await Promise.all([
    db.accessLog.count({ where }),
    db.accessLog.findMany({
      where,
      orderBy: [{ at: query.direction }, { id: query.direction }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: {
        id: true,
        at: true,
        actorName: true,
        ipAddress: true,
        kind: true,
        subjectType: true,
        subjectId: true,
        detail: true,
        reason: true,
      },
    }),
  ]);
  return { rows, total, closed };
}
