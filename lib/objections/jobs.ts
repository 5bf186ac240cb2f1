import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { remindOfficers } from "./commands/remind-officers";

/** Jobs of objections, for the worker. */
export const objectionJobs: readonly JobDefinition[] = [
  defineJob(
    "remind-objections",
    z.object({}),
    async () => {
      await remindOfficers(await now());
    },
    { cron: "7 * * * *" },
  ),
];
