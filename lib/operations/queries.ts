import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { listDeadLetters, queueCounts } from "@/lib/platform/jobs/dead-letters";
import { databaseTime } from "@/lib/platform/real-time";
import { canMoveClock, canViewJobs } from "./domain/access";
import type { ClockState, JobBoard } from "./types";

const SHOWN_DEAD_LETTERS = 100;

/** What the worker has done and left, for administrators. Payloads stay out: they may name people. */
export async function getJobBoard(actor: Actor): Promise<JobBoard> {
  if (!canViewJobs(actor)) throw new AppError("NOT_FOUND", "jobs");
  const [queues, deadLetters] = await Promise.all([queueCounts(), listDeadLetters(SHOWN_DEAD_LETTERS)]);
  return { queues, deadLetters };
}

/** Real and shown time; exists only in a rehearsal. */
export async function getClock(actor: Actor): Promise<ClockState> {
  if (!canMoveClock(actor, env.PORTAL_MODE)) throw new AppError("NOT_FOUND", "clock");
  const setting = await db.setting.findUnique({ where: { key: "clock.shiftMs" }, select: { value: true } });
  const shiftMs = typeof setting?.value === "number" ? setting.value : 0;
  return { databaseTime: await databaseTime(db), portalTime: await now(), shiftMs };
}
