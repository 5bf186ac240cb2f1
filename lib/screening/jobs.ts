import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { remindSupplements } from "./commands/remind-supplements";

/** Jobs of screening, for the worker. */
export const screeningJobs: readonly JobDefinition[] = [
  defineJob(
    "remind-supplements",
    z.object({}),
    async () => {
      await remindSupplements(await now());
    },
    { cron: "*/5 * * * *" },
  ),
];
