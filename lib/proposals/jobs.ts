import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { dropUpload, uploadsOnDisk } from "@/lib/platform/files/local";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { submitAtClosing } from "./commands/auto-submit";
import { sweepPresence } from "./commands/presence";
import { scanAttachment } from "./commands/scan-attachment";

/** An upload that nobody went on with for so long is given up. */
const STALE_MS = 3 * 86_400_000;

/** Removes uploads that nobody goes on with, and bytes that belong to no upload under way. */
export async function sweepUploads(at: Date): Promise<void> {
  const stale = { finishedAt: null, touchedAt: { lt: new Date(at.getTime() - STALE_MS) } };
  await db.proposalUpload.deleteMany({ where: stale });
  const lying = await uploadsOnDisk();
  const living = await db.proposalUpload.findMany({
    where: { id: { in: lying }, finishedAt: null },
    select: { id: true },
  });
  const known = new Set(living.map(({ id }) => id));
  for (const id of lying) if (!known.has(id)) await dropUpload(id);
}

/** Jobs of proposals, for the worker. */
export const proposalJobs: readonly JobDefinition[] = [
  defineJob("submit-at-closing", z.object({}), async () => submitAtClosing(await now()), {
    cron: "* * * * *",
    concurrency: 1,
  }),
  defineJob("sweep-uploads", z.object({}), async () => sweepUploads(await now()), { cron: "17 4 * * *" }),
  defineJob("sweep-presence", z.object({}), async () => sweepPresence(await now()), { cron: "*/5 * * * *" }),
  defineJob(
    "scan-attachment",
    z.object({ attachmentId: z.string() }),
    async ({ attachmentId }) => {
      if (env.CLAMD_ADDRESS) await scanAttachment(attachmentId, env.CLAMD_ADDRESS, await now());
    },
    { retryLimit: 20, concurrency: 2 },
  ),
];
