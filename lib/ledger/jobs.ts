import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { defineJob, type JobDefinition } from "@/lib/platform/jobs";
import { checkLedgerNow } from "./commands/check-ledger-now";

/** Jobs of the ledger, for the worker. */
export const ledgerJobs: readonly JobDefinition[] = [
  // G2, G3: every balance derived anew, at half past midnight in Seoul.
  defineJob(
    "check-ledger",
    z.object({}),
    async () => {
      await checkLedgerNow(await now());
    },
    { cron: "30 0 * * *", retryLimit: 3, retryDelay: 60 },
  ),
];
