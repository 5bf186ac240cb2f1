import { z } from "zod";
import { proposalRules } from "@/lib/rulebook/schema/proposal";
import { SECTION_KEYS } from "../domain/section-keys";
import { SETTING_GROUPS } from "../domain/settings";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const move = {
  callId: z.string().min(1),
  expectedVersion: z.int().min(0),
  /** Needed once the call is announced: the change is then a numbered correction. */
  reason: z.string().trim().max(1_000),
};
const length = z.int().min(0).max(100_000).nullable();

export const SECTION_DEMANDS = ["REQUIRED", "OPTIONAL", "HIDDEN"] as const;
const sectionRow = z
  .object({
    key: z.enum(SECTION_KEYS),
    demand: z.enum(SECTION_DEMANDS),
    minChars: length,
    maxChars: length,
  })
  .refine((row) => (row.minChars ?? 0) <= (row.maxChars ?? Number.MAX_SAFE_INTEGER), {
    error: "rulebook.lengths",
    path: ["maxChars"],
  })
  .refine((row) => row.minChars === null || row.maxChars !== null, { error: "calls.maxNeeded", path: ["maxChars"] });

export const sectionSettingsSchema = z.object({
  ...move,
  group: z.literal("sections"),
  sections: z.array(sectionRow).min(1),
  requiresGraduateUniversity: z.boolean(),
  charactersPerPage: proposalRules.charactersPerPage,
});

export const attachmentSettingsSchema = z.object({
  ...move,
  group: z.literal("attachments"),
  attachments: proposalRules.attachments.extend({
    wanted: z.array(
      z.object({
        key: z.string().max(60),
        nameKo: text(100),
        nameEn: text(200),
        required: z.boolean(),
        maxFiles: z.int().min(1).max(50),
      }),
    ),
  }),
});

export const consentSettingsSchema = z.object({
  ...move,
  group: z.literal("consents"),
  consents: z.array(
    z.object({
      key: z.string().max(60),
      titleKo: text(120),
      titleEn: text(200),
      textKo: text(4_000),
      textEn: text(4_000),
    }),
  ),
});

/** Hours as people list them: “336, 168, 72”. */
const hours = z
  .string()
  .trim()
  .regex(/^\d{1,4}(\s*,\s*\d{1,4}){0,9}$|^$/, { error: "calls.hours" })
  .transform((list) => [...new Set(list.split(",").flatMap((one) => (one.trim() ? [Number(one)] : [])))])
  .transform((list) => list.filter((one) => one > 0).sort((a, b) => b - a))
  .pipe(proposalRules.reminderHours);

export const ruleSettingsSchema = z.object({
  ...move,
  group: z.literal("rules"),
  signaturesRequired: z.boolean(),
  competing: proposalRules.competing,
  reminderHours: hours,
});

export const saveSettingsSchema = z.discriminatedUnion("group", [
  sectionSettingsSchema,
  attachmentSettingsSchema,
  consentSettingsSchema,
  ruleSettingsSchema,
]);
export type SaveSettings = z.output<typeof saveSettingsSchema>;

export const resetSettingsSchema = z.object({ ...move, group: z.enum(SETTING_GROUPS) });
export type ResetSettings = z.output<typeof resetSettingsSchema>;
