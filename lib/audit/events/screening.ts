import { z } from "zod";
import { auditEvent } from "./event";

const verdict = z.enum(["PASS", "FAIL", "OPEN"]);
const sections = z.array(z.string());
const requestId = z.string();

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
  auditEvent(
    "screening.supplementRequested",
    z.object({ requestId, sections, dueAt: z.iso.datetime(), reason: z.string() }),
  ),
  auditEvent("screening.supplementExtended", z.object({ requestId, from: z.iso.datetime(), to: z.iso.datetime() })),
  auditEvent("screening.supplementCancelled", z.object({ requestId, reason: z.string() })),
  auditEvent(
    "screening.supplementAnswered",
    z.object({
      requestId,
      /** The named sections that say something else than before. */
      changed: sections,
      sealNo: z.int(),
      sha256: z.string(),
      replaces: z.string().nullable(),
    }),
  ),
] as const;
