import { z } from "zod";

const id = z.string().min(1).max(64);
const version = z.int().min(0);

const titles = {
  titleKo: z.string().trim().min(2).max(120),
  titleEn: z.string().trim().max(200),
};
const reason = z.string().trim().min(10).max(2_000);
const ofProposal = { proposalId: id };

export const createProposalSchema = z.object({ callCode: z.string().min(1).max(20), organisationId: id, ...titles });
export const renameProposalSchema = z.object({ ...ofProposal, version, ...titles });
export const addMemberSchema = z.object({
  ...ofProposal,
  registrationNumber: z.string().trim().min(1).max(20),
  task: z.string().trim().max(1_000),
});
export const changeMemberSchema = z.object({
  ...ofProposal,
  organisationId: id,
  task: z.string().trim().min(1).max(1_000),
  hasGraduateStudents: z.boolean(),
  /** Percent with at most two decimals; null while not said. Left as it is without. */
  sharePercent: z.number().min(0).max(100).multipleOf(0.01).nullable().optional(),
});
export const removeMemberSchema = z.object({ ...ofProposal, organisationId: id });
export const answerInvitationSchema = z.object({ ...ofProposal, organisationId: id, accept: z.boolean() });
export const assignPersonSchema = z.object({
  ...ofProposal,
  organisationId: id,
  userId: id,
  role: z.enum(["EDITOR", "SIGNER", "VIEWER"]),
});
export const assignSectionSchema = z.object({ ...ofProposal, key: z.string().max(40), userId: z.string().max(64) });
/** Body of the autosave route; `content` is checked by the section's own schema. */
export const saveSectionSchema = z.object({ version, content: z.unknown(), settled: z.boolean().default(false) });
export const sectionStepSchema = z.object({ ...ofProposal, key: z.string().max(40), version });
export const submissionSchema = z.object({
  /** Of what the check page showed: nobody signs something else than they read. */
  contentVersion: version,
  attested: z.literal(true, { error: "proposals.attest" }),
});
export const reopenProposalSchema = z.object({ ...ofProposal, version });
export const withdrawProposalSchema = z.object({ ...ofProposal, version, reason });
/** L2: every export says why; what it holds is said by the list's own address. */
export const exportProposalsSchema = z.object({
  callId: id,
  reason,
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
/** The same for an archive; `id` may stand more than once, for chosen proposals. */
export const archiveProposalsSchema = z.object({ callId: id, reason, locale: z.enum(["ko", "en"]).default("ko") });
const attachmentKind = z.string().min(1).max(60);
/** A6: what is about to be uploaded; sizes in bytes. */
export const startUploadSchema = z.object({
  kind: attachmentKind,
  name: z.string().min(1).max(400),
  sizeBytes: z.int().min(0).max(10_000_000_000),
  replacesId: id.optional(),
});
export const finishUploadSchema = z.object({ replacesId: id.optional() });
export const removeAttachmentSchema = z.object({ ...ofProposal, attachmentId: id });
export const signProposalSchema = z.object({
  ...ofProposal,
  organisationId: id,
  contentSha256: z.string().regex(/^[0-9a-f]{64}$/),
  agreed: z.literal(true, { error: "proposals.attest" }),
});
export const askForSignaturesSchema = z.object(ofProposal);
export const chooseAutoSubmitSchema = z.object({ ...ofProposal, consent: z.boolean() });
export const receiptFormatSchema = z.object({ locale: z.enum(["ko", "en"]).default("ko") });
