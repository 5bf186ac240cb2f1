import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { remindSigners } from "./commands/remind-signers";

/** Jobs of agreements, for the worker: once a day, at nine in Seoul. */
export const agreementJobs: readonly JobDefinition[] = [
  defineJob(
    "remind-signers",
    z.object({}),
    async () => {
      await remindSigners(await now());
    },
    { cron: "0 9 * * *" },
  ),
];
