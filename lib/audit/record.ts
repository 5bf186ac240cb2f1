import "server-only";
import { type Actor, rolesOf } from "@/lib/access/actor";
import { beforeCommit, type Tx } from "@/lib/platform/db";
import { requestContext } from "@/lib/platform/request-context";
import { canonicalJson } from "./canonical";
import type { AuditEvent } from "./events";

type Extra = { rulebookVersion?: number };

/**
 * L1: the audit row commits with the change it describes, or neither does. It is written as the last thing of the
 * transaction because the end of the chain is one row that all writers queue for. `at`: the instant the deed counts from.
 */
export function recordAudit(tx: Tx, actor: Actor, event: AuditEvent, at: Date, extra: Extra = {}): void {
  const { requestId, channel } = requestContext();
  beforeCommit(tx, async () => {
    await tx.auditEvent.createMany({
      data: [
        {
          occurredAt: at,
          actorId: actor.id,
          actorName: actor.name,
          actorRoles: rolesOf(actor).join(" "),
          channel,
          requestId,
          rulebookVersion: extra.rulebookVersion ?? null,
          type: event.type,
          subjectType: event.subjectType,
          subjectId: event.subjectId,
          payload: canonicalJson(event.data),
          hash: "",
        },
      ],
    });
  });
}

export type AccessKind = "SCORE_SHEET" | "RANKING" | "PERSONAL_DATA" | "PROPOSAL" | "EXPORT" | "FILE" | "AUDIT_LOG";

type Access = { kind: AccessKind; subjectType: string; subjectId: string; detail?: string; reason?: string };

/** L2: who saw whose data, from where, and why. Recorded by the query that hands the data out. */
export async function recordAccess(client: Pick<Tx, "accessLog">, actor: Actor, entry: Access): Promise<void> {
  const { requestId, ipAddress } = requestContext();
  await client.accessLog.create({
    data: { actorId: actor.id, actorName: actor.name, requestId, ipAddress, ...entry },
    select: { id: true },
  });
}

/** The same for many subjects at once, in one statement. */
export async function recordAccesses(
  client: Pick<Tx, "accessLog">,
  actor: Actor,
  entries: readonly Access[],
): Promise<void> {
  const { requestId, ipAddress } = requestContext();
  await client.accessLog.createMany({
    data: entries.map((entry) => ({ actorId: actor.id, actorName: actor.name, requestId, ipAddress, ...entry })),
  });
}
