import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { SignedIn, SignInOrigin } from "../types";

type HowSignedIn = { method: "PASSWORD" | "OIDC" | "DEMO"; secondFactorGiven?: boolean };

/**
 * A session row for somebody who has proven who they are. Its limits follow the database's real clock (not a rehearsal's),
 * as the check in lib/platform/session.ts does.
 */
export async function openSessionInTx(
  tx: Tx,
  actor: Actor,
  origin: SignInOrigin,
  how: HowSignedIn,
  at: Date,
): Promise<SignedIn> {
  const sessionId = randomUUID();
  await tx.$executeRaw`
    INSERT INTO "Session" ("id", "userId", "createdAt", "lastSeenAt", "idleExpiresAt", "absoluteExpiresAt", "secondFactorAt", "ipAddress", "userAgent")
    SELECT ${sessionId}, ${actor.id}, now(), now(),
      least(now() + make_interval(mins => ${env.SESSION_IDLE_MINUTES}::int), now() + make_interval(hours => ${env.SESSION_ABSOLUTE_HOURS}::int)),
      now() + make_interval(hours => ${env.SESSION_ABSOLUTE_HOURS}::int),
      CASE WHEN ${how.secondFactorGiven === true} THEN now() END, ${origin.ipAddress}, ${origin.userAgent}`;
  recordAudit(
    tx,
    actor,
    {
      type: "account.signedIn",
      subjectType: "User",
      subjectId: actor.id,
      data: { method: how.method, sessionId, ipAddress: origin.ipAddress },
    },
    at,
  );
  return { userId: actor.id, sessionId };
}
