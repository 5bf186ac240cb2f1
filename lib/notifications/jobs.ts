import "server-only";
import { z } from "zod";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { sendMail, sweepOutbox } from "./commands";
import { SEND_MAIL } from "./mail";

/** Work this noun gives to the worker; scripts/worker.ts starts it. */
export const notificationJobs: readonly JobDefinition[] = [
  defineJob(SEND_MAIL, z.object({ mailId: z.string() }), ({ mailId }, attempt) => sendMail(mailId, attempt.last), {
    retryLimit: 8,
    retryDelay: 30,
    expireInSeconds: 60,
    concurrency: 8,
  }),
  // Mails whose job is gone (a queue restored from an older copy) would otherwise wait for ever.
  defineJob("sweep-outbox", z.object({}), () => sweepOutbox(), { cron: "*/10 * * * *", retryLimit: 0 }),
];
