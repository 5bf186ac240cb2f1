import { z } from "zod";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const reason = z.string().trim().min(10).max(1_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const special = z.string().trim().max(4_000);

/** D4: the original of a team; everything in it is read from its sources. */
export const draftAgreementSchema = z.object({ teamId: id });
export type DraftAgreementInput = z.output<typeof draftAgreementSchema>;

/** D4: the next numbered amendment of what is in force, with its reason. */
export const draftAmendmentSchema = z.object({ teamId: id, reason });
export type DraftAmendmentInput = z.output<typeof draftAmendmentSchema>;

/**
 * What of a draft is said by hand: special terms in both languages or neither, why it is amended, and a lower openness that
 * was verified with the day from which it counts (D3). Saving reads everything else anew.
 */
export const saveDraftSchema = z
  .object({
    versionId: id,
    expectedVersion: version,
    /** Empty for the original. */
    reason: z.string().trim().max(1_000),
    specialKo: special,
    specialEn: special,
    verifiedLevel: z.enum(["", ...OPENNESS_LEVELS]),
    verifiedFrom: z.union([z.literal(""), z.iso.date({ error: "day" })]),
  })
  .refine((value) => (value.specialKo === "") === (value.specialEn === ""), {
    error: "agreements.bothLanguages",
    path: ["specialEn"],
  })
  .refine((value) => (value.verifiedLevel === "") === (value.verifiedFrom === ""), {
    error: "agreements.levelAndDay",
    path: ["verifiedFrom"],
  });
export type SaveDraftInput = z.output<typeof saveDraftSchema>;

export const offerVersionSchema = z.object({ versionId: id, expectedVersion: version });
export type OfferVersionInput = z.output<typeof offerVersionSchema>;
export const withdrawVersionSchema = z.object({ versionId: id, expectedVersion: version, reason });
export type WithdrawVersionInput = z.output<typeof withdrawVersionSchema>;

/** The signer's word under exactly the content that was shown; no organisation stands for the government. */
export const signVersionSchema = z.object({
  versionId: id,
  organisationId: z.string().max(64),
  contentSha256: sha256,
  agreed: z.literal(true, { error: "agreements.attest" }),
});
export type SignVersionInput = z.output<typeof signVersionSchema>;

export const agreementDocumentSchema = z.object({
  version: id,
  locale: z.enum(["ko", "en"]).default("ko"),
});

/** L2: every export asks for a reason. The list's own address comes along. */
export const agreementExportSchema = z.looseObject({
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
  reason: z.string().trim().min(5).max(500),
});
