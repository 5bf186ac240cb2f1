import { z } from "zod";
import { auditEvent } from "./event";

const token = z.object({ teamId: z.string().nullable(), name: z.string(), ending: z.string(), expiresAt: z.string() });

/** What can be on record about reports of use (G5): keys, deliveries, warnings. */
export const utilisationEvents = [
  auditEvent("utilisation.keyCreated", token),
  auditEvent("utilisation.keyRevoked", token),
  auditEvent(
    "utilisation.reported",
    z.object({
      channel: z.enum(["FILE", "API"]),
      tokenId: z.string().nullable(),
      fileId: z.string().nullable(),
      contentSha256: z.string(),
      teamIds: z.array(z.string()),
      accepted: z.number(),
      corrected: z.number(),
      unchanged: z.number(),
      refused: z.number(),
    }),
  ),
  auditEvent(
    "utilisation.warned",
    z.object({
      teamId: z.string(),
      week: z.string(),
      kind: z.enum(["LOW_USE", "MISSING"]),
      availableMilliHours: z.string(),
      usedMilliHours: z.string(),
      expectedHours: z.number(),
      reportedHours: z.number(),
    }),
  ),
] as const;
