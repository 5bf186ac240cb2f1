import { z } from "zod";
import { auditEvent } from "./event";

const role = z.enum(["MANAGER", "MEMBER"]);
const profile = z.object({
  nameKo: z.string(),
  nameEn: z.string(),
  kind: z.string(),
  sizeClass: z.string(),
  leasesGpusToGovernment: z.boolean(),
});

/** What can be on record about organisations (A2). */
export const organisationsEvents = [
  auditEvent("organisation.registered", profile.extend({ registrationNumber: z.string() })),
  auditEvent("organisation.changed", z.object({ from: profile, to: profile })),
  auditEvent("organisation.memberInvited", z.object({ email: z.string(), role })),
  auditEvent("organisation.invitationRevoked", z.object({ email: z.string(), role })),
  auditEvent("organisation.memberJoined", z.object({ userId: z.string(), role, invitationId: z.string() })),
  auditEvent("organisation.memberRoleChanged", z.object({ userId: z.string(), from: role, to: role })),
  auditEvent("organisation.memberRemoved", z.object({ userId: z.string(), from: role })),
  auditEvent("organisation.joinRequested", z.object({ userId: z.string(), requestId: z.string() })),
  auditEvent("organisation.joinRequestWithdrawn", z.object({ userId: z.string(), requestId: z.string() })),
  auditEvent(
    "organisation.joinRequestDecided",
    z.object({ userId: z.string(), requestId: z.string(), approved: z.boolean() }),
  ),
  auditEvent(
    "organisation.sizeEvidenceFiled",
    z.object({ evidenceId: z.string(), sizeClass: z.string(), sha256: z.string() }),
  ),
  auditEvent(
    "organisation.sizeEvidenceDecided",
    z.object({ evidenceId: z.string(), sizeClass: z.string(), accepted: z.boolean(), reason: z.string() }),
  ),
  auditEvent(
    "organisation.merged",
    z.object({
      source: z.string(),
      targetId: z.string(),
      target: z.string(),
      memberCount: z.int(),
      reason: z.string(),
      proposalIds: z.array(z.string()),
    }),
  ),
] as const;
