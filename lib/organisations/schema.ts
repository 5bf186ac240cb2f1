import { z } from "zod";
import { normaliseRegistrationNumber, registrationNumberProblem } from "./domain/registration-number";

export const ORGANISATION_KINDS = ["COMPANY", "UNIVERSITY", "INSTITUTE", "OTHER"] as const;
export const SIZE_CLASSES = ["LARGE", "MID_TIER", "EARLY_MID_TIER", "SME", "NON_PROFIT"] as const;
export const ORGANISATION_ROLES = ["MANAGER", "MEMBER"] as const;

const NAME_LENGTH = 100;
const legalName = z.string().trim().min(1).max(NAME_LENGTH);

const registrationNumber = z.string().transform((typed, context) => {
  const problem = registrationNumberProblem(typed);
  if (problem) {
    context.addIssue({
      code: "custom",
      message: problem === "LENGTH" ? "organisations.numberLength" : "organisations.numberCheckDigit",
    });
    return z.NEVER;
  }
  return normaliseRegistrationNumber(typed);
});

const profile = {
  nameKo: legalName,
  nameEn: legalName,
  kind: z.enum(ORGANISATION_KINDS),
  sizeClass: z.enum(SIZE_CLASSES),
  leasesGpusToGovernment: z.boolean(),
};

export const registerOrganisationSchema = z.object({ registrationNumber, ...profile });
export type RegisterOrganisation = z.output<typeof registerOrganisationSchema>;

const target = { organisationId: z.string().min(1) };

export const changeOrganisationSchema = z.object({ ...target, expectedVersion: z.int().min(0), ...profile });
export type ChangeOrganisation = z.output<typeof changeOrganisationSchema>;

export const inviteMemberSchema = z.object({
  ...target,
  email: z
    .string()
    .trim()
    .min(1)
    .transform((typed) => typed.toLowerCase())
    .pipe(z.email()),
  role: z.enum(ORGANISATION_ROLES),
});
export type InviteMember = z.output<typeof inviteMemberSchema>;

export const revokeInvitationSchema = z.object({ ...target, invitationId: z.string().min(1) });
export type RevokeInvitation = z.output<typeof revokeInvitationSchema>;

export const acceptInvitationSchema = z.object({ token: z.string().min(1).max(200) });

export const changeMemberRoleSchema = z.object({
  ...target,
  userId: z.string().min(1),
  role: z.enum(ORGANISATION_ROLES),
});
export type ChangeMemberRole = z.output<typeof changeMemberRoleSchema>;

export const removeMemberSchema = z.object({ ...target, userId: z.string().min(1) });
export type RemoveMember = z.output<typeof removeMemberSchema>;

export const searchOrganisationsSchema = z.object({ q: z.string().trim().max(100).default("").catch("") });
export const askToJoinSchema = z.object({ ...target, message: z.string().trim().max(500) });
export type AskToJoin = z.output<typeof askToJoinSchema>;
const joinRequest = { ...target, requestId: z.string().min(1) };
export const withdrawJoinRequestSchema = z.object(joinRequest);
export const decideJoinRequestSchema = z.object({ ...joinRequest, approve: z.boolean() });
export type DecideJoinRequest = z.output<typeof decideJoinRequestSchema>;

/** Bytes of one piece of evidence at most: a certificate is a few pages. */
export const EVIDENCE_BYTES = 10_000_000;
export const EVIDENCE_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
const uploaded = z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() });
export const fileSizeEvidenceSchema = z.object({
  ...target,
  file: uploaded.nullable().refine((file) => file !== null, { error: "organisations.evidenceFile" }),
  note: z.string().trim().max(500),
});
export type FileSizeEvidence = { organisationId: string; file: { id: string } | null; note: string };
export const decideSizeEvidenceSchema = z
  .object({ evidenceId: z.string().min(1), accept: z.boolean(), reason: z.string().trim().max(500).default("") })
  .refine((input) => input.accept || input.reason.length >= 10, { error: "tooShort?minimum=10", path: ["reason"] });
export type DecideSizeEvidence = z.output<typeof decideSizeEvidenceSchema>;

export const exportOrganisationsSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
