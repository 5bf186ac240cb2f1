import { z } from "zod";

const MAX_WON = 10_000_000_000n;
export const EVIDENCE_BYTES = 10_000_000;
export const EVIDENCE_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
export const EVIDENCE_KINDS = ["CONTRACT", "PAYROLL", "RECEIPT", "OTHER"] as const;

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const reason = z.string().trim().min(10, { error: "tooShort?minimum=10" }).max(1_000);
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: "talent.month" });
const won = z.bigint().min(0n).max(MAX_WON);
/** H3: six digits, then seven: what must never be written here, however it is set apart. */
const RESIDENT_NUMBER = /\d{6}\s*[-–—]?\s*[1-8]\d{6}/;
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "required" })
    .max(most, { error: `tooLong?maximum=${most}` })
    .refine((value) => !RESIDENT_NUMBER.test(value), { error: "talent.residentNumber" });

export const requestTalentSchema = z
  .object({
    teamId: id,
    name: text(80),
    nameEn: text(120),
    homeInstitution: text(120),
    homeCountry: text(60),
    task: text(500),
    firstMonth: month,
    lastMonth: month,
    labourMonthlyWon: won,
    researchMonthlyWon: won,
    stayMonthlyWon: won,
    matchingPercent: z
      .number()
      .min(1)
      .max(100)
      .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error: "talent.twoDecimals" }),
  })
  .refine((value) => value.lastMonth >= value.firstMonth, { error: "talent.monthOrder", path: ["lastMonth"] });
export type RequestTalent = z.output<typeof requestTalentSchema>;

const decision = z.object({ personId: id, expectedVersion: version });
export const approveTalentSchema = decision;
export const rejectTalentSchema = decision.extend({ reason });
export const endTalentSchema = decision.extend({ lastMonth: month, reason });
export type ApproveTalent = z.output<typeof approveTalentSchema>;
export type RejectTalent = z.output<typeof rejectTalentSchema>;
export type EndTalent = z.output<typeof endTalentSchema>;

export const proposePaymentSchema = z.object({ personId: id, month, labourWon: won, researchWon: won, stayWon: won });
export type ProposePayment = z.output<typeof proposePaymentSchema>;
export const approvePaymentSchema = z.object({ paymentId: id });
export const rejectPaymentSchema = z.object({ paymentId: id, reason });
export type ApprovePayment = z.output<typeof approvePaymentSchema>;
export type RejectPayment = z.output<typeof rejectPaymentSchema>;

const uploaded = z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() });
export const addEvidenceSchema = z.object({
  personId: id,
  kind: z.enum(EVIDENCE_KINDS),
  /** Empty: of the person as a whole. */
  month: z.union([z.literal(""), month]),
  file: uploaded.nullable().refine((file) => file !== null, { error: "talent.evidenceFile" }),
});
export type AddEvidence = z.output<typeof addEvidenceSchema>;

export const statementSchema = z.object({ locale: z.enum(["ko", "en"]).default("ko") });
/** L2: every export asks for a reason. */
export const exportTalentSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
