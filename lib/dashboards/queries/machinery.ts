import "server-only";
import { db } from "@/lib/platform/db";
import { queueCounts } from "@/lib/platform/jobs/dead-letters";
import { type Waiting, waitingFor } from "../domain/waiting";
import type { AdministrationView, AuditView } from "../types";

const SINCE_DAYS = 30;
const DAY_MS = 86_400_000;

type ChainRow = {
  seq: bigint;
  matches: boolean;
  lastAt: Date | null;
  accesses: { kind: string; count: number }[] | null;
};

/** L1, L2: the end of the chain and how often data was looked at lately; without reviews for whom S3 binds. One statement; walking the whole chain is `verify`'s work. */
export async function auditFigures(userId: string, at: Date): Promise<AuditView> {
  const since = new Date(at.getTime() - SINCE_DAYS * DAY_MS);
  const [row] = await db.$queryRaw<ChainRow[]>`
    SELECT coalesce(h.seq, 0)::bigint AS seq, coalesce(h.hash, '') = coalesce(e.hash, '') AS matches, e."recordedAt" AS "lastAt",
      (SELECT json_agg(json_build_object('kind', k.kind, 'count', k.count) ORDER BY k.count DESC, k.kind)
       FROM (SELECT a.kind, count(*)::int AS count FROM "AccessLog" a WHERE a.at >= ${since}
         AND NOT (a.kind IN ('PROPOSAL', 'FILE', 'SCORE_SHEET', 'RANKING') AND EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."userId" = ${userId}))
       GROUP BY a.kind) k) AS accesses
    FROM (SELECT 1) one LEFT JOIN "AuditHead" h ON h.id = 1
    LEFT JOIN LATERAL (SELECT hash, "recordedAt" FROM "AuditEvent" ORDER BY seq DESC LIMIT 1) e ON true`;
  const accesses = row?.accesses ?? [];
  return {
    events: Number(row?.seq ?? 0n),
    lastAt: row?.lastAt ?? null,
    headMatches: row?.matches ?? true,
    accesses,
    exports: accesses.find(({ kind }) => kind === "EXPORT")?.count ?? 0,
    sinceDays: SINCE_DAYS,
  };
}

type AccountsRow = Omit<AdministrationView, "deadJobs" | "waitingJobs">;

/** Accounts, mails and jobs: all an administrator is shown. Nothing here is drawn from scores or proposals. */
export async function administrationFigures(
  at: Date,
): Promise<{ administration: AdministrationView; waiting: Waiting[] }> {
  const [[row], queues] = await Promise.all([
    db.$queryRaw<AccountsRow[]>`
      SELECT (count(*) FILTER (WHERE u.status = 'ACTIVE'))::int AS "activeUsers",
        (count(*) FILTER (WHERE u.status = 'DISABLED'))::int AS "disabledUsers",
        (count(*) FILTER (WHERE u."lockedUntil" > ${at}))::int AS "lockedUsers",
        (count(*) FILTER (WHERE u.status = 'ACTIVE' AND u."totpConfirmedAt" IS NULL AND EXISTS (
           SELECT 1 FROM "Grant" g WHERE g."userId" = u.id AND g."revokedAt" IS NULL
             AND g.role NOT IN ('APPLICANT', 'VOTER'))))::int AS "withoutSecondFactor",
        (SELECT count(*)::int FROM "Invitation" i WHERE i."acceptedAt" IS NULL AND i."revokedAt" IS NULL
           AND i."expiresAt" > ${at}) AS "openInvitations",
        (SELECT count(*)::int FROM "OutboxMail" m WHERE m.status = 'FAILED') AS "failedMails",
        (SELECT count(*)::int FROM "OutboxMail" m WHERE m.status = 'QUEUED') AS "queuedMails"
      FROM "User" u`,
    queueCounts(),
  ]);
  const deadJobs = queues.reduce((sum, queue) => sum + queue.dead, 0);
  const waitingJobs = queues.reduce((sum, queue) => sum + queue.waiting + queue.retrying, 0);
  const accounts: AccountsRow = row ?? {
    ...{ activeUsers: 0, disabledUsers: 0, lockedUsers: 0, withoutSecondFactor: 0 },
    ...{ openInvitations: 0, failedMails: 0, queuedMails: 0 },
  };
  return {
    administration: { ...accounts, deadJobs, waitingJobs },
    waiting: [
      ...waitingFor({ kind: "deadJobs", count: deadJobs, href: "/admin/jobs" }),
      ...waitingFor({ kind: "failedMails", count: accounts.failedMails, href: "/admin/mail?status=FAILED" }),
    ],
  };
}
