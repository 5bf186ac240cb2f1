import { z } from "zod";

const id = z.string().min(1).max(64);
export const proposeVerdictSchema = z
  .object({ proposalId: id, eligible: z.boolean(), reason: z.string().trim().max(2_000) })
  .refine((input) => input.eligible || input.reason.length >= 10, { error: "tooShort?minimum=10", path: ["reason"] });
export type ProposeVerdict = z.output<typeof proposeVerdictSchema>;

export const decideVerdictSchema = z
  .object({
    verdictId: id,
    version: z.int().min(0),
    confirm: z.boolean(),
    note: z.string().trim().max(2_000).default(""),
  })
  .refine((input) => input.confirm || input.note.length >= 10, { error: "tooShort?minimum=10", path: ["note"] });
export type DecideVerdict = z.output<typeof decideVerdictSchema>;
