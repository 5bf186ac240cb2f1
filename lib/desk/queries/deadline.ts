import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { callFacts } from "@/lib/calls/queries";
import { callRulebook } from "@/lib/calls/queries/settings";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { freeSpace } from "@/lib/platform/files/free-space";
import { queueCounts } from "@/lib/platform/jobs/dead-letters";
import { canWatchDeadline } from "../domain/access";
import type { Completeness, DeadlineStatus } from "../types";
import { failuresOf } from "./failures";

const MINUTE_MS = 60_000;
const MINUTES_SHOWN = 60;

/** Drafts by how many of the sections the call asks for are complete. One statement. */
async function draftsByCompleteness(callId: string, asked: readonly string[]): Promise<Record<Completeness, number>> {
  const rows = await db.$queryRaw<{ bucket: Completeness; count: number }[]>`
    SELECT CASE WHEN d.done = 0 THEN 'NONE' WHEN d.done >= ${asked.length} THEN 'ALL'
      WHEN d.done * 2 < ${asked.length} THEN 'STARTED' ELSE 'MOST' END AS bucket, count(*)::int AS count
    FROM (
      SELECT p."id", count(s."id") FILTER (WHERE s."status" = 'COMPLETE' AND s."key" = ANY(${asked})) AS done
      FROM "Proposal" p LEFT JOIN "ProposalSection" s ON s."proposalId" = p."id"
      WHERE p."callId" = ${callId} AND p."status" = 'DRAFT' GROUP BY p."id"
    ) d GROUP BY 1`;
  const of = (bucket: Completeness) => rows.find((row) => row.bucket === bucket)?.count ?? 0;
  return { NONE: of("NONE"), STARTED: of("STARTED"), MOST: of("MOST"), ALL: of("ALL") };
}

/** The minutes of the last hour, oldest first; the last one is not over yet. */
const lastMinutes = (now: Date): Date[] => {
  const end = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: MINUTES_SHOWN }, (_, index) => new Date(end - (MINUTES_SHOWN - 1 - index) * MINUTE_MS));
};

/** Submissions of these minutes, quiet ones included. */
async function submissionsPerMinute(
  callId: string,
  minutes: readonly Date[],
  now: Date,
): Promise<DeadlineStatus["perMinute"]> {
  const from = minutes[0] ?? now;
  const rows = await db.$queryRaw<{ minute: Date; count: number }[]>`
    SELECT date_trunc('minute', s."sealedAt") AS minute, count(*)::int AS count
    FROM "ProposalSeal" s JOIN "Proposal" p ON p."id" = s."proposalId"
    WHERE p."callId" = ${callId} AND s."sealedAt" >= ${from} AND s."sealedAt" <= ${now} GROUP BY 1`;
  const counts = new Map(rows.map(({ minute, count }) => [minute.getTime(), count]));
  return minutes.map((minute) => ({ minute: minute.toISOString(), count: counts.get(minute.getTime()) ?? 0 }));
}

async function refusedLastHour(callId: string, now: Date): Promise<DeadlineStatus["refused"]> {
  const groups = await db.submissionAttempt.groupBy({
    by: ["reason"],
    where: { callId, at: { gt: new Date(now.getTime() - MINUTES_SHOWN * MINUTE_MS), lte: now } },
    _count: true,
  });
  return groups.map(({ reason, _count }) => ({ reason, count: _count })).sort((a, b) => b.count - a.count);
}

async function machinery(): Promise<Pick<DeadlineStatus, "mails" | "jobs" | "disk">> {
  const [mails, queues, disk] = await Promise.all([
    db.outboxMail.groupBy({ by: ["status"], where: { status: { in: ["QUEUED", "FAILED"] } }, _count: true }),
    queueCounts(),
    freeSpace(),
  ]);
  const ofMails = (status: "QUEUED" | "FAILED") => mails.find((group) => group.status === status)?._count ?? 0;
  const sum = (field: "waiting" | "retrying" | "dead") => queues.reduce((total, queue) => total + queue[field], 0);
  return {
    mails: { waiting: ofMails("QUEUED"), failed: ofMails("FAILED") },
    jobs: { waiting: sum("waiting"), retrying: sum("retrying"), dead: sum("dead") },
    disk,
  };
}

/** C2: how a call's last hours go: counts only, nothing of any proposal. A fixed number of statements however many there are. */
export async function getDeadlineStatus(actor: Actor, callId: string, now: Date): Promise<DeadlineStatus> {
  if (!canWatchDeadline(actor, callId)) throw new AppError("NOT_FOUND", `deadline room of ${callId}`);
  const call = await callFacts(db, callId);
  const { proposal } = await callRulebook(db, callId);
  const asked = proposal.sections.filter(({ required }) => required).map(({ key }) => key);
  const minutes = lastMinutes(now);
  const [drafts, statuses, reopened, perMinute, refused, failures, machines] = await Promise.all([
    draftsByCompleteness(callId, asked),
    db.proposal.groupBy({ by: ["status"], where: { callId }, _count: true }),
    db.proposal.count({ where: { callId, status: "DRAFT", currentSealId: { not: null } } }),
    submissionsPerMinute(callId, minutes, now),
    refusedLastHour(callId, now),
    failuresOf(minutes),
    machinery(),
  ]);
  const of = (...wanted: string[]) =>
    statuses.filter(({ status }) => wanted.includes(status)).reduce((total, { _count }) => total + _count, 0);
  return {
    now: now.toISOString(),
    state: callState(call, now),
    opensAt: call.opensAt.toISOString(),
    closesAt: call.closesAt.toISOString(),
    drafts,
    submitted: of("SUBMITTED", "ELIGIBLE", "INELIGIBLE"),
    reopened,
    withdrawn: of("WITHDRAWN"),
    perMinute,
    refused,
    failures,
    ...machines,
  };
}
