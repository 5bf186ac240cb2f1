import { z } from "zod";
import { count, distinct, key, text } from "./values";

const section = z
  .object({ key: text, required: z.boolean(), minChars: count.optional(), maxChars: count.optional() })
  .refine((rule) => (rule.minChars ?? 0) <= (rule.maxChars ?? Number.MAX_SAFE_INTEGER), {
    error: "rulebook.lengths",
    path: ["maxChars"],
  });
const competing = z.enum(["ALLOWED", "SHOWN", "REFUSED"]);

const attachmentRules = z.object({
  wanted: z
    .array(z.object({ key, nameKo: text, nameEn: text, required: z.boolean(), maxFiles: z.int().min(1).max(50) }))
    .refine(distinct, { error: "rulebook.sameKey" }),
  allowOther: z.boolean(),
  maxFiles: z.int().min(1).max(200),
  maxFileMegabytes: z.int().min(1).max(2_000),
  maxTotalMegabytes: z.int().min(1).max(10_000),
});
const consentText = z.object({
  key,
  version: z.int().min(1),
  titleKo: text,
  titleEn: text,
  textKo: text,
  textEn: text,
});

/** A10: versions from before there were manual checks ask for none. */
export const screeningRules = z
  .object({
    manualChecks: z
      .array(z.object({ key, nameKo: text, nameEn: text, helpKo: text, helpEn: text }))
      .max(30)
      .refine(distinct, { error: "rulebook.sameKey" }),
  })
  .default({ manualChecks: [] });

/** What a call may set for itself; the rulebook holds the same fields as the default of every call. */
export const proposalRules = {
  sections: z.array(section).min(1).refine(distinct, { error: "rulebook.sameKey" }),
  requiresGraduateUniversity: z.boolean(),
  charactersPerPage: z.int().min(100).max(10_000),
  attachments: attachmentRules,
  consents: z.array(consentText).refine(distinct, { error: "rulebook.sameKey" }),
  signaturesRequired: z.boolean(),
  competing: z.object({ organisations: competing, people: competing }),
  reminderHours: z.array(z.int().min(1).max(2_000)).max(10),
};
