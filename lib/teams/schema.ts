import { z } from "zod";

const MAX_GPUS = 1_000_000;
const MAX_WON = 1_000_000_000_000_000n;
const id = z.string().min(1).max(64);
const reason = z.string().trim().min(10).max(1_000);
const halfYear = z.string().regex(/^\d{4}H[12]$/);
const year = z.string().regex(/^\d{4}$/);

export const approveSelectionSchema = z.object({ decisionId: id, expectedVersion: z.int().min(0) });

const gpuEntry = z.object({
  resource: z.literal("GPU"),
  period: halfYear,
  gpuCount: z.int().min(0).max(MAX_GPUS),
});
const moneyEntry = z.object({
  resource: z.enum(["DATA_JOINT", "DATA_OWN", "TALENT"]),
  period: year,
  amountWon: z.bigint().min(0n).max(MAX_WON),
});

/** Figures of one step for one team (D1); cells that are not named keep what they have. */
export const recordSupportSchema = z.object({
  teamId: id,
  expectedVersion: z.int().min(0),
  reason,
  entries: z
    .array(z.discriminatedUnion("resource", [gpuEntry, moneyEntry]))
    .min(1, { error: "teams.noEntries" })
    .max(100),
});
export type RecordSupportInput = z.output<typeof recordSupportSchema>;
