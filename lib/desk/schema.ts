import { z } from "zod";

const body = z.string().trim().min(1).max(5_000);

/** From either side; which one is decided by who writes. */
export const writeMessageSchema = z.object({ proposalId: z.string().min(1), body });
export type WriteMessage = z.output<typeof writeMessageSchema>;
