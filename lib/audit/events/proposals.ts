import { z } from "zod";
import { auditEvent } from "./event";

const status = z.object({ from: z.string(), to: z.string() });
const member = z.object({ organisationId: z.string(), organisation: z.string() });
const file = z.object({ kind: z.string(), name: z.string(), sha256: z.string() });
const memberFacts = z.object({
  task: z.string(),
  hasGraduateStudents: z.boolean(),
  shareBasisPoints: z.int().nullable(),
});

/** What can be on record about proposals. Autosaves are kept as section revisions; here stands who began to write, and what was decided. */
export const proposalsEvents = [
  auditEvent(
    "proposal.created",
    z.object({ call: z.string(), leadOrganisationId: z.string(), titleKo: z.string(), titleEn: z.string() }),
  ),
  auditEvent(
    "proposal.renamed",
    z.object({
      from: z.object({ titleKo: z.string(), titleEn: z.string() }),
      to: z.object({ titleKo: z.string(), titleEn: z.string() }),
    }),
  ),
  auditEvent("proposal.memberInvited", member.extend({ task: z.string() })),
  auditEvent("proposal.memberAccepted", member),
  auditEvent("proposal.memberDeclined", member),
  auditEvent("proposal.memberChanged", member.extend({ from: memberFacts, to: memberFacts })),
  auditEvent("proposal.memberRemoved", member),
  auditEvent("proposal.memberMerged", member.extend({ intoId: z.string(), into: z.string() })),
  auditEvent("proposal.personAssigned", z.object({ userId: z.string(), role: z.string(), organisationId: z.string() })),
  auditEvent(
    "proposal.personRemoved",
    z.object({ userId: z.string(), role: z.string(), organisationId: z.string().nullable() }),
  ),
  auditEvent(
    "proposal.sectionAssigned",
    z.object({ section: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  auditEvent("proposal.imageAdded", z.object({ fileId: z.string(), name: z.string(), sha256: z.string() })),
  auditEvent("proposal.sectionEdited", z.object({ section: z.string(), fromVersion: z.int(), toVersion: z.int() })),
  auditEvent(
    "proposal.sectionRestored",
    z.object({ section: z.string(), restored: z.int(), fromVersion: z.int(), toVersion: z.int() }),
  ),
  auditEvent("proposal.commentDeleted", z.object({ section: z.string(), commentId: z.string() })),
  auditEvent("proposal.sectionCompleted", z.object({ section: z.string(), version: z.int() })),
  auditEvent("proposal.sectionReopened", z.object({ section: z.string(), version: z.int() })),
  auditEvent(
    "proposal.submitted",
    z.object({
      receiptNumber: z.string(),
      sealNo: z.int(),
      sha256: z.string(),
      status,
      replaces: z.string().nullable(),
      /** Who had consented to it, when the portal submitted by itself at closing. */
      consentedById: z.string().nullable(),
    }),
  ),
  auditEvent("proposal.attachmentAdded", file.extend({ sizeBytes: z.int(), replaces: z.string().nullable() })),
  auditEvent("proposal.attachmentRemoved", file),
  auditEvent(
    "proposal.attachmentInfected",
    z.object({ attachmentId: z.string(), kind: z.string(), name: z.string(), signature: z.string() }),
  ),
  auditEvent(
    "proposal.signed",
    z.object({
      organisationId: z.string(),
      organisation: z.string(),
      contentSha256: z.string(),
      consents: z.array(z.object({ key: z.string(), version: z.int() })),
    }),
  ),
  auditEvent("proposal.signaturesVoided", z.object({ changed: z.string(), organisationIds: z.array(z.string()) })),
  auditEvent("proposal.autoSubmitChosen", z.object({ from: z.boolean(), to: z.boolean() })),
  auditEvent(
    "proposal.autoSubmitMissed",
    z.object({ consentedById: z.string(), closesAt: z.string(), refusals: z.array(z.string()) }),
  ),
  auditEvent("proposal.reopened", z.object({ status, receiptNumber: z.string() })),
  auditEvent("proposal.withdrawn", z.object({ status, reason: z.string() })),
  // The subject is the call: one event for the whole archive, one line of the access log for each proposal in it (L2).
  auditEvent(
    "proposal.archived",
    z.object({ call: z.string(), receiptNumbers: z.array(z.string()), reason: z.string() }),
  ),
  auditEvent("proposal.eligibilityDecided", z.object({ status, reason: z.string() })),
] as const;
