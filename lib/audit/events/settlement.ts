import { z } from "zod";
import { auditEvent } from "./event";

const status = z.enum(["RECORDED", "ACCEPTED", "RETURNED"]);
const contribution = z.object({
  teamId: z.string(),
  organisationId: z.string(),
  year: z.number(),
  paidOn: z.string(),
  form: z.enum(["CASH", "IN_KIND"]),
  item: z.string(),
  amountWon: z.string(),
  valuationBasis: z.string(),
  valuedBy: z.string(),
  /** Of the first piece of evidence. */
  sha256: z.string().nullable(),
  from: status.nullable(),
  to: status,
  reason: z.string().nullable(),
});

const settlement = z.object({
  teamId: z.string(),
  year: z.number(),
  round: z.number(),
  contentSha256: z.string(),
  /** Of a steward's step: whose lines were agreed to. */
  resourceKinds: z.array(z.enum(["GPU", "DATA", "TALENT"])),
  reason: z.string().nullable(),
});

/** What can be on record about own contributions (D2, D3) and yearly settlements. Amounts are decimal text in won. */
export const settlementEvents = [
  auditEvent("contribution.recorded", contribution),
  auditEvent("contribution.accepted", contribution),
  auditEvent("contribution.returned", contribution),
  auditEvent("contribution.evidenceAdded", z.object({ teamId: z.string(), sha256: z.string() })),
  auditEvent("settlement.saved", z.object({ teamId: z.string(), year: z.number(), lines: z.number() })),
  auditEvent("settlement.submitted", settlement),
  auditEvent("settlement.checked", settlement),
  auditEvent("settlement.reviewed", settlement),
  auditEvent("settlement.approved", settlement),
  auditEvent("settlement.returned", settlement),
] as const;
