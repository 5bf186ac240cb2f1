import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about screening (A10). A verdict that counts is `proposal.eligibilityDecided`. */
export const screeningEvents = [
  auditEvent(
    "screening.verdictProposed",
    z.object({ verdictId: z.string(), eligible: z.boolean(), reason: z.string() }),
  ),
  auditEvent("screening.verdictReturned", z.object({ verdictId: z.string(), note: z.string() })),
] as const;
