import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { warnOfLicences } from "./commands/warn-licences";

/** Jobs of data support, for the worker. */
export const datasetsJobs: readonly JobDefinition[] = [
  defineJob(
    "warn-data-licences",
    z.object({}),
    async () => {
      await warnOfLicences(await now());
    },
    { cron: "10 9 * * *" },
  ),
];
