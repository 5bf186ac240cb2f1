import { z } from "zod";
import { auditEvent } from "./event";

const status = z.enum(["REQUESTED", "APPROVED", "REJECTED"]);
/** No name: whom a row is about is found by its subject, as long as the portal may keep it. */
const person = z.object({
  teamId: z.string(),
  firstMonth: z.string(),
  lastMonth: z.string(),
  monthlyWon: z.string(),
  matchingBasisPoints: z.number(),
  from: status.nullable(),
  to: status,
  reason: z.string().nullable(),
});
const payment = z.object({
  personId: z.string(),
  teamId: z.string(),
  month: z.string(),
  costWon: z.string(),
  supportWon: z.string(),
  reason: z.string().nullable(),
});

/** What can be on record about overseas researchers (H1–H3). Amounts are decimal text in won. */
export const talentEvents = [
  auditEvent("talent.requested", person),
  auditEvent("talent.approved", person),
  auditEvent("talent.rejected", person),
  auditEvent("talent.ended", person.extend({ oldLastMonth: z.string(), freedWon: z.string() })),
  auditEvent(
    "talent.evidenceAdded",
    z.object({ teamId: z.string(), kind: z.string(), month: z.string().nullable(), sha256: z.string() }),
  ),
  auditEvent("talent.paymentProposed", payment),
  auditEvent("talent.paymentApproved", payment.extend({ proposedById: z.string() })),
  auditEvent("talent.paymentRejected", payment),
] as const;
