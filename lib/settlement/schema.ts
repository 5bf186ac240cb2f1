import { z } from "zod";

const MAX_WON = 1_000_000_000_000_000n;
export const EVIDENCE_BYTES = 10_000_000;
export const EVIDENCE_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
export const CONTRIBUTION_FORMS = ["CASH", "IN_KIND"] as const;

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const reason = z.string().trim().min(10, { error: "tooShort?minimum=10" }).max(1_000);
const uploaded = z
  .object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() })
  .nullable()
  .refine((file) => file !== null, { error: "settlement.evidenceFile" });
const valuation = z.string().trim().max(300);

/** What an organisation paid in or gave. In kind: by what it was valued, and by whom. */
export const recordContributionSchema = z
  .object({
    teamId: id,
    organisationId: id,
    year: z.string().regex(/^20\d{2}$/),
    paidOn: z.iso.date(),
    form: z.enum(CONTRIBUTION_FORMS),
    item: z.string().trim().min(2, { error: "tooShort?minimum=2" }).max(200),
    amountWon: z.bigint().min(1n).max(MAX_WON),
    valuationBasis: valuation,
    valuedBy: valuation,
    file: uploaded,
  })
  .refine((entry) => entry.form === "CASH" || entry.valuationBasis !== "", {
    error: "settlement.valuation",
    path: ["valuationBasis"],
  })
  .refine((entry) => entry.form === "CASH" || entry.valuedBy !== "", {
    error: "settlement.valuation",
    path: ["valuedBy"],
  });
export type RecordContribution = z.output<typeof recordContributionSchema>;

export const addContributionEvidenceSchema = z.object({ entryId: id, file: uploaded });
export type AddContributionEvidence = z.output<typeof addContributionEvidenceSchema>;

export const acceptContributionSchema = z.object({ entryId: id, expectedVersion: version });
export const returnContributionSchema = acceptContributionSchema.extend({ reason });
export type AcceptContribution = z.output<typeof acceptContributionSchema>;
export type ReturnContribution = z.output<typeof returnContributionSchema>;

/** L2: every export asks for a reason; the list's own filters come along. */
export const exportContributionsSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});

const settlementYear = z.int().min(2000).max(2100);
/** What the team writes about its year: a word for every line that differs, and what it asks to carry over. */
export const saveSettlementSchema = z.object({
  teamId: id,
  year: settlementYear,
  expectedVersion: version,
  lines: z
    .array(
      z.object({
        key: z.string().min(1).max(80),
        explanation: z.string().trim().max(1_000),
        /** Null where nothing can be carried over. */
        carryWon: z.bigint().min(0n).max(MAX_WON).nullable(),
      }),
    )
    .max(60),
});
export type SaveSettlement = z.output<typeof saveSettlementSchema>;
export const submitSettlementSchema = z.object({ teamId: id, year: settlementYear, expectedVersion: version });
export type SubmitSettlement = z.output<typeof submitSettlementSchema>;

export const settlementStepSchema = z.object({ settlementId: id, expectedVersion: version });
export const returnSettlementSchema = settlementStepSchema.extend({ reason });
export type SettlementStep = z.output<typeof settlementStepSchema>;
export type ReturnSettlement = z.output<typeof returnSettlementSchema>;

export const settlementDocumentSchema = z.object({ locale: z.enum(["ko", "en"]).default("ko") });
/** L2: every export asks for a reason. */
export const exportSettlementSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("xlsx"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
