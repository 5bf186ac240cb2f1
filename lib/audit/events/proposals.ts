import { z } from "zod";
import { auditEvent } from "./event";

const status = z.object({ from: z.string(), to: z.string() });
const member = z.object({ organisationId: z.string(), organisation: z.string() });
const memberFacts = z.object({ task: z.string(), hasGraduateStudents: z.boolean() });

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
  auditEvent("proposal.personAssigned", z.object({ userId: z.string(), role: z.string() })),
  auditEvent("proposal.personRemoved", z.object({ userId: z.string(), role: z.string() })),
  auditEvent(
    "proposal.sectionAssigned",
    z.object({ section: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  auditEvent("proposal.sectionEdited", z.object({ section: z.string(), fromVersion: z.int(), toVersion: z.int() })),
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
    }),
  ),
  auditEvent("proposal.reopened", z.object({ status, receiptNumber: z.string() })),
  auditEvent("proposal.withdrawn", z.object({ status, reason: z.string() })),
  auditEvent("proposal.eligibilityDecided", z.object({ status, reason: z.string() })),
] as const;
