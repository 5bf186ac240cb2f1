import { z } from "zod";

export const retryJobSchema = z.object({ id: z.uuid() });

export const moveClockSchema = z.object({
  /** Instant the clock shall show; empty puts it back to the real time. */
  toAt: z.union([z.literal(""), z.iso.datetime({ error: "date" })]),
  reason: z.string().trim().min(5).max(300),
});
export type MoveClock = z.output<typeof moveClockSchema>;
