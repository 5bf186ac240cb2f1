import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { remindDrafts } from "./commands/remind-drafts";

/** Jobs of the call desk, for the worker. */
export const deskJobs: readonly JobDefinition[] = [
  defineJob(
    "remind-drafts",
    z.object({}),
    async () => {
      await remindDrafts(await now());
    },
    { cron: "* * * * *" },
  ),
];
