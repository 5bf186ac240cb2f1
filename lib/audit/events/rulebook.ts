import { z } from "zod";
import { auditEvent } from "./event";

const value = z.union([z.string(), z.number(), z.null()]);

/** What can be on record about rulebooks (P3): every number that changed, with its old and new value. */
export const rulebookEvents = [
  auditEvent(
    "rulebook.amended",
    z.object({
      basedOn: z.number(),
      effectiveFrom: z.iso.datetime(),
      reason: z.string(),
      contentHash: z.string(),
      changes: z.array(z.object({ path: z.string(), from: value, to: value })),
    }),
  ),
] as const;
