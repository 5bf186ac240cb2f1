import "server-only";
import { z } from "zod";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { MAKE_ANSWERS } from "./commands/generation";
import { makeAnswers } from "./commands/make-answers";

/** Jobs of contests, for the worker. */
export const contestJobs: readonly JobDefinition[] = [
  // X2: one job a team and a minute; it may wait for answers longer than it takes new ones on.
  defineJob(
    MAKE_ANSWERS,
    z.object({ generationId: z.string(), entryId: z.string() }),
    async (share) => makeAnswers(share),
    { expireInSeconds: 900, retryLimit: 10 },
  ),
];
