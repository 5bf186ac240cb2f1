import { z } from "zod";

const id = z.string().min(1).max(64);
const reason = z.string().trim().min(5).max(500);
const target = { callId: id, sheetId: id, field: z.string().min(1).max(60) };

export const settleOpinionSchema = z
  .object({
    ...target,
    start: z.int().min(0),
    end: z.int().min(1),
    expectedRevision: z.int().min(0),
    outcome: z.enum(["KEPT", "REDACTED"]),
    reason,
  })
  .refine(({ start, end }) => end > start, { path: ["end"] });
export type SettleOpinion = z.output<typeof settleOpinionSchema>;

export const redactPhraseSchema = z.object({ ...target, phrase: z.string().min(1).max(200), reason });
export type RedactPhrase = z.output<typeof redactPhraseSchema>;

export const publishResultsSchema = z.object({ callId: id, expectedVersion: z.int().min(0) });
export type PublishResults = z.output<typeof publishResultsSchema>;
