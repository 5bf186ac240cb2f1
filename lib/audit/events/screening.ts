import { z } from "zod";
import { auditEvent } from "./event";

const verdict = z.enum(["PASS", "FAIL", "OPEN"]);

/** What can be on record about screening (A10). A verdict that counts is `proposal.eligibilityDecided`. */
export const screeningEvents = [
  auditEvent(
    "screening.verdictProposed",
    z.object({ verdictId: z.string(), eligible: z.boolean(), reason: z.string() }),
  ),
  auditEvent("screening.verdictReturned", z.object({ verdictId: z.string(), note: z.string() })),
  auditEvent(
    "screening.findingNoted",
    z.object({
      rule: z.string(),
      /** What the portal had found; null for a check that only a person does. */
      found: verdict.nullable(),
      verdict: z.object({ from: verdict.nullable(), to: verdict }),
      note: z.string(),
      evidenceSha256: z.string().nullable(),
    }),
  ),
] as const;
