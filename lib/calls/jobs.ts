import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db, inTransaction } from "@/lib/platform/db";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { freezeCallRulebookInTx } from "./commands";
import { applyDueAmendments } from "./commands/amend-rulebook";

/** P3: freezes the rulebook of every call whose opening has come. Running it again changes nothing. */
export async function freezeOpenedCalls(at: Date): Promise<void> {
  const due = await db.call.findMany({
    where: { phase: { not: "DRAFT" }, rulebookFrozenAt: null, opensAt: { lte: at } },
    select: { id: true },
  });
  for (const { id } of due) await inTransaction((tx) => freezeCallRulebookInTx(tx, id, at));
}

/** Jobs of calls, for the worker. */
export const callJobs: readonly JobDefinition[] = [
  defineJob("freeze-opened-calls", z.object({}), async () => freezeOpenedCalls(await now()), { cron: "* * * * *" }),
  defineJob("apply-call-amendments", z.object({}), async () => applyDueAmendments(await now()), { cron: "* * * * *" }),
];
