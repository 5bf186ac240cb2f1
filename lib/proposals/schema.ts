import { z } from "zod";
import type { SealedProposal } from "./domain/content";
import { MODEL_KINDS, type SectionDrafts, type WrittenKey } from "./domain/drafts";

// Caps against abuse, far above what a call allows: limits of the programme are checked by the rulebook (P2).
const line = z.string().max(300);
const longText = z.string().max(30_000);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(300);
const count = z.int().min(0).max(10_000_000);
const id = z.string().min(1).max(64);
const version = z.int().min(0);
const WON = /^\d{1,15}$/;
/** Amounts travel as decimal text, since JSON has no big integers. */
const won = z
  .union([z.bigint().min(0n), z.string().regex(WON, { error: "notANumber" }), z.int().min(0)])
  .transform((value) => BigInt(value));
/** A select gives its year as text. */
const yearOrEmpty = z.preprocess(
  (value) => (typeof value === "string" ? (value === "" ? null : Number(value)) : value),
  z.int().nullable(),
);
const wonOrEmpty = won.nullable().default(null);

const person = z.object({
  name: line,
  nameEn: line,
  organisationId: z.string().max(64),
  unit: line,
  email: line,
  role: z.enum(["PI", "RESEARCHER", "GRADUATE_STUDENT"]),
});
const halfYear = z.string().regex(/^\d{4}H[12]$/);
const plan = z.object({ text: longText });
const consents = z.object({ truthful: z.boolean(), personalData: z.boolean(), evaluation: z.boolean() });
const wish = { corpus: line, ownerName: line };
const talent = { name: line, homeInstitution: line };

/** A7: shape of each section while it is being written. Whether it is complete is the rulebook's matter (`sectionProblems`). */
export const sectionDraftSchemas: { [K in WrittenKey]: z.ZodType<SectionDrafts[K]> } = {
  people: z.object({ people: rows(person) }),
  technology: plan,
  goals: plan.extend({ modelKinds: z.array(z.enum(MODEL_KINDS)).max(MODEL_KINDS.length) }),
  impact: plan,
  gpu: z.object({
    requests: z
      .array(z.object({ halfYear, gpuCount: count.nullable(), otherSizeReason: longText, purpose: longText }))
      .max(40),
    ownGpuCount: count.nullable(),
    notNeeded: z.boolean(),
  }),
  data: z.object({
    wishes: rows(z.object({ ...wish, year: yearOrEmpty, estimatedWon: wonOrEmpty })),
    projects: rows(z.object({ title: line, year: yearOrEmpty, amountWon: wonOrEmpty })),
    notNeeded: z.boolean(),
  }),
  talent: z.object({
    people: rows(
      z.object({
        ...talent,
        year: yearOrEmpty,
        personMonths: z.int().nullable(),
        labourWon: wonOrEmpty,
        researchWon: wonOrEmpty,
        stayWon: wonOrEmpty,
      }),
    ),
    notNeeded: z.boolean(),
  }),
  consents,
};

/** A8: what was sealed, read back from its canonical text. */
export const sealedProposalSchema = z.object({
  proposalId: id,
  callCode: z.string(),
  receiptNumber: z.string(),
  titleKo: z.string(),
  titleEn: z.string(),
  consortium: z.array(
    z.object({
      organisationId: id,
      registrationNumber: z.string(),
      nameKo: z.string(),
      nameEn: z.string(),
      kind: z.enum(["COMPANY", "UNIVERSITY", "INSTITUTE", "OTHER"]),
      sizeClass: z.enum(["LARGE", "MID_TIER", "EARLY_MID_TIER", "SME", "NON_PROFIT"]),
      leasesGpusToGovernment: z.boolean(),
      role: z.enum(["LEAD", "PARTICIPANT"]),
      task: z.string(),
      hasGraduateStudents: z.boolean(),
    }),
  ),
  sections: z.object({
    people: z.object({ people: z.array(person) }),
    technology: plan,
    goals: plan.extend({ modelKinds: z.array(z.string()) }),
    impact: plan,
    gpu: z.object({
      requests: z.array(z.object({ halfYear, gpuCount: count, otherSizeReason: z.string(), purpose: z.string() })),
      ownGpuCount: count,
      notNeeded: z.boolean(),
    }),
    data: z.object({
      wishes: z.array(z.object({ ...wish, year: z.int(), estimatedWon: won })),
      projects: z.array(z.object({ title: line, year: z.int(), amountWon: won })),
      notNeeded: z.boolean(),
    }),
    talent: z.object({
      people: z.array(
        z.object({
          ...talent,
          year: z.int(),
          personMonths: z.int(),
          labourWon: won,
          researchWon: won,
          stayWon: won,
        }),
      ),
      notNeeded: z.boolean(),
    }),
    consents,
  }),
}) satisfies z.ZodType<SealedProposal>;

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
});
export const removeMemberSchema = z.object({ ...ofProposal, organisationId: id });
export const answerInvitationSchema = z.object({ ...ofProposal, organisationId: id, accept: z.boolean() });
export const assignPersonSchema = z.object({
  ...ofProposal,
  userId: id,
  role: z.enum(["EDITOR", "SIGNER", "VIEWER"]),
});
export const assignSectionSchema = z.object({ ...ofProposal, key: z.string().max(40), userId: z.string().max(64) });
/** Body of the autosave route; `content` is checked by the section's own schema. */
export const saveSectionSchema = z.object({ version, content: z.unknown() });
export const sectionStepSchema = z.object({ ...ofProposal, key: z.string().max(40), version });
export const submissionSchema = z.object({
  /** Of what the check page showed: nobody signs something else than they read. */
  contentVersion: version,
  attested: z.literal(true, { error: "proposals.attest" }),
});
export const reopenProposalSchema = z.object({ ...ofProposal, version });
export const withdrawProposalSchema = z.object({ ...ofProposal, version, reason });
export const markEligibilitySchema = z
  .object({ ...ofProposal, eligible: z.boolean(), reason: z.string().trim().max(2_000) })
  .refine((input) => input.eligible || input.reason.length >= 10, { error: "tooShort?minimum=10", path: ["reason"] });
/** L2: every export says why. */
export const exportProposalsSchema = z.object({
  callId: id,
  reason,
  q: z.string().max(200).optional(),
  status: z.string().max(40).optional(),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
export const receiptFormatSchema = z.object({ locale: z.enum(["ko", "en"]).default("ko") });
