import { z } from "zod";

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const instant = z.iso.datetime({ error: "date" }).transform((text) => new Date(text));
const words = z.string().trim().min(10, { error: "tooShort?minimum=10" }).max(2_000);

/** A10: which sections open again, until when, and what is lacking in them. */
export const requestSupplementSchema = z.object({
  proposalId: id,
  sections: z.array(z.string().max(40)).min(1, { error: "required" }).max(20),
  dueAt: instant,
  reason: words,
});
export type RequestSupplement = z.output<typeof requestSupplementSchema>;

export const extendSupplementSchema = z.object({ requestId: id, version, dueAt: instant });
export type ExtendSupplement = z.output<typeof extendSupplementSchema>;

export const cancelSupplementSchema = z.object({ requestId: id, version, reason: words });
export type CancelSupplement = z.output<typeof cancelSupplementSchema>;

/** Body of the answer's route. */
export const answerSupplementSchema = z.object({
  requestId: id,
  /** Of what the check page showed: nobody signs something else than they read. */
  contentVersion: version,
  attested: z.literal(true, { error: "proposals.attest" }),
});
