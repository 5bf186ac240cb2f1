import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { redriveDeadLetter } from "@/lib/platform/jobs/dead-letters";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { databaseTime } from "@/lib/platform/real-time";
import { canMoveClock, canViewJobs } from "./domain/access";
import type { MoveClock } from "./schema";

const CLOCK_SHIFT = "clock.shiftMs";

/** Gives a dead letter back to its queue. Two clicks at once: one wins, the other is told it is gone (CONFLICT). */
export function retryJob(actor: Actor, input: { id: string }, at: Date): Promise<Outcome<{ job: string }>> {
  return inTransaction(async (tx) => {
    if (!canViewJobs(actor)) throw new AppError("NOT_FOUND", "job");
    const letter = await redriveDeadLetter(tx, input.id);
    if (!letter) throw new AppError("CONFLICT", "the dead letter is there no more");
    recordAudit(
      tx,
      actor,
      {
        type: "platform.jobRetried",
        subjectType: "Job",
        subjectId: input.id,
        data: { job: letter.job, error: letter.error },
      },
      at,
    );
    return ok({ job: letter.job });
  });
}

/** Moves the clock of a rehearsal, or puts it back (`toAt` empty). Every process follows at its next request (C2). */
export function moveClock(actor: Actor, input: MoveClock, at: Date): Promise<Outcome<{ shiftMs: number }>> {
  return inTransaction(async (tx) => {
    if (!canMoveClock(actor, env.PORTAL_MODE)) throw new AppError("NOT_FOUND", "clock");
    const before = await tx.setting.findUnique({ where: { key: CLOCK_SHIFT }, select: { value: true } });
    const real = await databaseTime(tx);
    const shiftMs = input.toAt === "" ? 0 : new Date(input.toAt).getTime() - real.getTime();
    await tx.setting.upsert({
      where: { key: CLOCK_SHIFT },
      create: { key: CLOCK_SHIFT, value: shiftMs },
      update: { value: shiftMs },
      select: { key: true },
    });
    const from = { shiftMs: typeof before?.value === "number" ? before.value : 0 };
    recordAudit(
      tx,
      actor,
      {
        type: "platform.clockMoved",
        subjectType: "Setting",
        subjectId: CLOCK_SHIFT,
        data: { from, to: { shiftMs }, reason: input.reason },
      },
      at,
    );
    return ok({ shiftMs });
  });
}
