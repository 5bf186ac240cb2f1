import "server-only";
import { z } from "zod";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { READ_HUB, readHub } from "./commands/read-hub";

/** Jobs of derivatives, for the worker. A reading tries again by itself: the queue does not. */
export const derivativeJobs: readonly JobDefinition[] = [
  defineJob(READ_HUB, z.object({ readingId: z.string() }), ({ readingId }) => readHub(readingId), {
    retryLimit: 0,
    expireInSeconds: 3_600,
    concurrency: 1,
  }),
];
