import "server-only";
import type { Actor } from "@/lib/access/actor";
import { systemActor } from "@/lib/access/actor";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { canViewAudit } from "./domain/access";
import { exportAuditLines } from "./export";
import { auditWhere } from "./queries";
import { closedRows } from "./queries/closed-rows";
import { recordAccess, recordAudit } from "./record";
import type { AuditFilter } from "./schema";
import { CHECK_SETTING, checkValue, HEAD_SETTING } from "./stored-status";
import { verifyAuditDatabase } from "./verify";

/** Walks the whole chain now and keeps the finding for everybody who opens the page. */
export async function verifyAuditLog(actor: Actor, at: Date): Promise<Outcome<{ ok: boolean }>> {
  if (!canViewAudit(actor)) throw new AppError("NOT_FOUND", "audit log");
  const { verdict } = await verifyAuditDatabase();
  await inTransaction((tx) => keep(tx, CHECK_SETTING, checkValue(verdict, at)));
  return ok({ ok: verdict.ok });
}

const keep = async (tx: Prisma.TransactionClient, key: string, value: Prisma.InputJsonObject): Promise<void> => {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value }, select: { key: true } });
};

/**
 * L1: the head is published daily — on the audit page, in the log itself, and by mail to every auditor, so that a copy is
 * out of this system's reach and a log rewritten as a whole would show.
 */
export async function publishAuditHead(at: Date): Promise<void> {
  const { verdict } = await verifyAuditDatabase();
  await inTransaction(async (tx) => {
    await keep(tx, CHECK_SETTING, checkValue(verdict, at));
    if (!verdict.ok) return tellAuditors(tx, "auditBroken", { sequence: verdict.seq.toString(), checkedAt: at });
    const head = { seq: verdict.head.seq.toString(), hash: verdict.head.hash };
    await keep(tx, HEAD_SETTING, { ...head, at: at.toISOString() });
    recordAudit(
      tx,
      systemActor(),
      { type: "platform.auditHeadPublished", subjectType: "AuditLog", subjectId: "head", data: head },
      at,
    );
    return tellAuditors(tx, "auditHead", { sequence: head.seq, hash: head.hash, checkedAt: at });
  });
}

async function tellAuditors(tx: Parameters<typeof notify>[0], kind: string, params: Record<string, string | Date>) {
  const auditors = await tx.grant.findMany({
    where: { role: "AUDITOR", revokedAt: null },
    select: { userId: true },
    distinct: ["userId"],
  });
  await notify(tx, { kind, userIds: auditors.map(({ userId }) => userId), params, href: "/audit" });
}

/** Opens an export: on record in both logs, with its reason, before the first byte leaves (L2). */
export async function openAuditExport(
  actor: Actor,
  { reason, ...filter }: AuditFilter & { reason: string },
  at: Date,
): Promise<AsyncGenerator<string>> {
  if (!canViewAudit(actor)) throw new AppError("NOT_FOUND", "audit log");
  const { closed, events } = await closedRows(db, actor.id);
  const asked = auditWhere(filter);
  const where = closed ? { AND: [events, asked] } : asked; // an export with closed rows says that it is not the whole log
  const said = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Record<string, string>;
  await inTransaction(async (tx) => {
    const eventCount = await tx.auditEvent.count({ where });
    await recordAccess(tx, actor, {
      kind: "EXPORT",
      subjectType: "AuditLog",
      subjectId: "export",
      detail: JSON.stringify(said),
      reason,
    });
    recordAudit(
      tx,
      actor,
      {
        type: "platform.auditExported",
        subjectType: "AuditLog",
        subjectId: "export",
        data: { reason, filter: said, eventCount },
      },
      at,
    );
  });
  return exportAuditLines(where);
}
