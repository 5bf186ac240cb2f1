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

/** Bytes of one piece of evidence at most, and what it may be: a screen shot, a scan, a certificate. */
export const EVIDENCE_BYTES = 10_000_000;
export const EVIDENCE_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
const uploaded = z.object({ id, name: z.string(), sizeBytes: z.number() });
export const noteFindingSchema = z.object({
  proposalId: id,
  rule: z.string().regex(/^(check:)?[a-z][A-Za-z0-9]*$/),
  /** Of the note that was read; 0 when there was none. */
  version: z.int().min(0),
  verdict: z.enum(["PASS", "FAIL", "OPEN"]),
  note: z.string().trim().max(2_000),
  file: uploaded.nullable(),
});
export type NoteFinding = Omit<z.output<typeof noteFindingSchema>, "file"> & { file: { id: string } | null };

/** A letter: its language, and of several supplement requests which. */
export const letterSchema = z.object({ locale: z.enum(["ko", "en"]).default("ko"), request: id.optional() });
