import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { watchUtilisation } from "./commands/watch";

/** Jobs of the use of GPUs, for the worker. */
export const utilisationJobs: readonly JobDefinition[] = [
  defineJob(
    "watch-utilisation",
    z.object({}),
    async () => {
      await watchUtilisation(await now());
    },
    { cron: "0 9 * * *" },
  ),
];
