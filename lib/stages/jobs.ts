import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { finaliseDueStages } from "./commands/publish-stage";

/** Jobs of stages, for the worker. */
export const stageJobs: readonly JobDefinition[] = [
  defineJob(
    "finalise-stages",
    z.object({}),
    async () => {
      await finaliseDueStages(await now());
    },
    { cron: "3 * * * *" },
  ),
];
