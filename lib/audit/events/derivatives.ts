import { z } from "zod";
import { auditEvent } from "./event";

const strings = z.array(z.string());

/** What can be on record about derived models (Y1, Y2). */
export const derivativesEvents = [
  auditEvent(
    "derivatives.baseRegistered",
    z.object({ teamId: z.string(), repository: z.string(), releasedOn: z.string(), owners: strings }),
  ),
  auditEvent(
    "derivatives.listingImported",
    z.object({
      teamId: z.string(),
      takenOn: z.string(),
      source: z.string(),
      filesSha256: z.string(),
      models: z.number(),
    }),
  ),
  auditEvent(
    "derivatives.decided",
    z.object({ repository: z.string(), from: z.string(), to: z.string(), reason: z.string() }),
  ),
  auditEvent(
    "derivatives.decidedByRule",
    z.object({ teamId: z.string(), confirmed: z.number(), rejected: z.number() }),
  ),
  auditEvent("derivatives.disputed", z.object({ repository: z.string(), reason: z.string() })),
  auditEvent(
    "derivatives.countFrozen",
    z.object({
      sheetHash: z.string(),
      // Of before there was one, absent.
      publicHash: z.string().optional(),
      ...{ scored: z.number(), models: z.number() },
    }),
  ),
  auditEvent("derivatives.readingRequested", z.object({ teamId: z.string(), repository: z.string() })),
] as const;
