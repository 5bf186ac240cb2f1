import { z } from "zod";
import { LANGUAGES } from "./domain/import-file";

export const IMPORT_BYTES = 2_000_000;
export const AVAILABILITIES = ["AVAILABLE", "LIMITED", "UNAVAILABLE"] as const;
export type Availability = (typeof AVAILABILITIES)[number];
export const TIE_KINDS = ["COAUTHOR", "JOINT_PROJECT", "ADVISER", "FAMILY", "FINANCIAL", "OTHER"] as const;
export type TieKind = (typeof TIE_KINDS)[number];

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `tooLong?maximum=${most}` });
const day = z.iso.date({ error: "date" });

const affiliation = z
  .object({
    organisationName: text(120).min(1, { error: "required" }),
    unit: text(120),
    startedOn: day,
    endedOn: z.union([z.literal(""), day]),
  })
  .refine(({ startedOn, endedOn }) => endedOn === "" || endedOn >= startedOn, {
    error: "reviewers.endsFirst",
    path: ["endedOn"],
  });
const tie = z
  .object({ kind: z.enum(TIE_KINDS), personName: text(80), organisationName: text(120), note: text(300) })
  .refine(({ personName, organisationName }) => personName !== "" || organisationName !== "", {
    error: "reviewers.tieWithWhom",
    path: ["personName"],
  });

/** Words set apart by commas, each once. */
const words = text(500).transform((value) => [
  ...new Set(
    value
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]);

export const saveProfileSchema = z.object({
  userId: z.string().min(1),
  expectedVersion: z.int().min(0),
  isForeign: z.boolean(),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
  fieldKeys: z.array(z.string().min(1).max(60)).max(20),
  keywords: words,
  availability: z.enum(AVAILABILITIES),
  availabilityNote: text(200),
  maxSheets: z.int().min(0).max(200).nullable(),
  affiliations: z.array(affiliation).max(30),
  ties: z.array(tie).max(100),
});
export type SaveProfile = z.output<typeof saveProfileSchema>;

const uploaded = z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() });
export const importFileSchema = z.object({
  file: uploaded.nullable().refine((file) => file !== null, { error: "reviewers.importFile" }),
});
export const importReviewersSchema = z.object({ fileId: z.string().min(1) });
export const inviteReviewerSchema = z.object({ userId: z.string().min(1) });

/** L2: every export asks for a reason. */
export const exportReviewersSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("xlsx"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
