import { z } from "zod";
import { auditEvent } from "./event";

const lot = z.object({ number: z.number(), from: z.string(), to: z.string(), reason: z.string().nullable() });
const priced = lot.extend({
  priceWon: z.string(),
  year: z.number(),
  shares: z.array(z.object({ teamId: z.string(), weight: z.number(), amountWon: z.string() })),
});
const wish = z.object({ teamId: z.string(), corpus: z.string(), owner: z.string(), estimatedWon: z.string() });
const project = z.object({
  ...{ teamId: z.string(), year: z.number(), totalWon: z.string(), milestones: z.number() },
  ...{ from: z.string().nullable(), to: z.string(), reason: z.string().nullable() },
});
const milestone = z.object({
  ...{ projectId: z.string(), teamId: z.string(), number: z.number(), amountWon: z.string() },
  ...{ from: z.string(), to: z.string(), reason: z.string().nullable() },
});
const licence = z.object({
  ...{ contractNumber: z.string(), territory: z.string(), permittedUse: z.string(), redistribution: z.string() },
  ...{ afterLeaving: z.string(), startsOn: z.string(), expiresOn: z.string().nullable(), noticeDays: z.number() },
});

/** What can be on record about data support (T1, T2). Amounts are decimal text in won; a ballot's points are not told (secret until the close). */
export const datasetsEvents = [
  auditEvent("data.wished", wish),
  auditEvent("data.wishWithdrawn", wish),
  auditEvent(
    "data.lotOpened",
    lot.extend({ year: z.number(), estimatedWon: z.string(), wishIds: z.array(z.string()) }),
  ),
  auditEvent("data.wishMerged", z.object({ lotNumber: z.number(), wishId: z.string(), teamId: z.string() })),
  auditEvent("data.wishUnmerged", z.object({ lotNumber: z.number(), wishId: z.string(), teamId: z.string() })),
  auditEvent("data.lotCancelled", lot),
  auditEvent(
    "data.voteOpened",
    z.object({ number: z.number(), lotIds: z.array(z.string()), pointsPerTeam: z.number(), closesAt: z.string() }),
  ),
  auditEvent("data.voteMoved", z.object({ number: z.number(), from: z.string(), to: z.string(), reason: z.string() })),
  auditEvent("data.ballotCast", z.object({ teamId: z.string(), roundNumber: z.number(), version: z.number() })),
  auditEvent("data.purchaseProposed", priced),
  auditEvent("data.purchaseReturned", priced),
  auditEvent("data.purchaseApproved", priced.extend({ proposedById: z.string() })),
  auditEvent("data.lotPaid", priced.extend({ approvedById: z.string() })),
  auditEvent("data.licenceRecorded", z.object({ number: z.number(), from: licence.nullable(), to: licence })),
  auditEvent(
    "data.delivered",
    z.object({ number: z.number(), teamId: z.string(), sha256: z.string(), sizeBytes: z.string() }),
  ),
  auditEvent(
    "data.deliveryAnswered",
    z.object({ number: z.number(), teamId: z.string(), to: z.string(), reason: z.string().nullable() }),
  ),
  auditEvent("data.evidenceAdded", z.object({ kind: z.string(), sha256: z.string() })),
  auditEvent("data.projectRequested", project),
  auditEvent("data.projectApproved", project),
  auditEvent("data.projectRejected", project),
  auditEvent("data.milestoneReported", milestone),
  auditEvent("data.milestoneReturned", milestone),
  auditEvent("data.milestoneAccepted", milestone),
  auditEvent("data.milestonePaid", milestone.extend({ acceptedById: z.string() })),
] as const;
