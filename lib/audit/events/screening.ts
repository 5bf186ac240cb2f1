import { z } from "zod";
import { auditEvent } from "./event";

const sections = z.array(z.string());

/** What can be on record about screening (A10). A verdict that counts is `proposal.eligibilityDecided`. */
export const screeningEvents = [
  auditEvent(
    "screening.findingNoted",
    z.object({ rule: z.string(), from: z.string().nullable(), to: z.string(), note: z.string() }),
  ),
  auditEvent(
    "screening.verdictProposed",
    z.object({ verdictId: z.string(), eligible: z.boolean(), reason: z.string() }),
  ),
  auditEvent("screening.verdictReturned", z.object({ verdictId: z.string(), note: z.string() })),
  auditEvent(
    "screening.supplementRequested",
    z.object({ requestId: z.string(), sections, dueAt: z.string(), reason: z.string() }),
  ),
  auditEvent("screening.supplementCancelled", z.object({ requestId: z.string() })),
  auditEvent(
    "screening.supplementAnswered",
    z.object({ requestId: z.string(), changed: sections, sealNo: z.int(), sha256: z.string() }),
  ),
] as const;
