import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { publishAuditHead } from "./commands";

/** Work of the audit log for the worker; scripts/steps/jobs.ts lists it. */
export const auditJobs: readonly JobDefinition[] = [
  // L1: daily, ten past midnight in Seoul, so that the head covers the day before.
  defineJob("publish-audit-head", z.object({}), async () => publishAuditHead(await now()), {
    cron: "10 0 * * *",
    retryLimit: 3,
    retryDelay: 60,
  }),
];
