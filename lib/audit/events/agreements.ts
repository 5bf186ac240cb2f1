import { z } from "zod";
import { auditEvent } from "./event";

const amendment = z.number();
const sha256 = z.string();

/** What can be on record about agreements (D4). The content itself is kept with its hash in the version. */
export const agreementsEvents = [
  auditEvent("agreement.drafted", z.object({ number: z.string(), amendment, reason: z.string(), sha256 })),
  auditEvent("agreement.draftSaved", z.object({ amendment, from: z.string(), to: z.string() })),
  auditEvent("agreement.offered", z.object({ amendment, sha256, organisationIds: z.array(z.string()) })),
  auditEvent(
    "agreement.signed",
    z.object({
      amendment,
      organisationId: z.string().nullable(),
      capacity: z.enum(["GOVERNMENT", "LEAD", "PARTICIPANT"]),
      sha256,
      missing: z.number(),
    }),
  ),
  auditEvent("agreement.inForce", z.object({ amendment, sha256, supersedes: z.string().nullable() })),
  auditEvent(
    "agreement.withdrawn",
    z.object({ amendment, from: z.string(), reason: z.string(), signatures: z.number() }),
  ),
  auditEvent(
    "agreement.ended",
    z.object({
      cause: z.enum(["ELIMINATED", "WITHDRAWN"]),
      endsOn: z.string(),
      reason: z.string(),
      continues: z.literal("TALENT"),
    }),
  ),
  auditEvent("agreement.resumed", z.object({ endedOn: z.string(), reason: z.string() })),
] as const;
