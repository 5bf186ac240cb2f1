import "server-only";
import { z } from "zod";
import type { PublicCorrection } from "../types";

export const CORRECTION = { id: true, number: true, reason: true, changes: true, at: true } as const;

const stored = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

/** A correction as it was written. */
export const readCorrection = (row: Omit<PublicCorrection, "changes"> & { changes: unknown }): PublicCorrection => ({
  ...row,
  changes: Object.entries(stored.parse(row.changes)).map(([field, { from, to }]) => ({ field, from, to })),
});
