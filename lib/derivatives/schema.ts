import { z } from "zod";
import { CANDIDATE_STATES, FINDINGS } from "./domain/judge";
import { isRepository } from "./domain/model";

const id = z.string().min(1);
const version = z.int().nonnegative();
const reason = z.string().trim().min(10).max(2_000);
const day = z.iso.date({ error: "day" });
export const MAX_FILES = 4;
const OWNER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;

export const registerBaseSchema = z.object({
  stageId: id,
  teamId: id,
  repository: z.string().trim().refine(isRepository, { error: "derivatives.repository" }),
  releasedOn: day,
  /** One name a line or between commas, as people paste them. */
  owners: z
    .string()
    .max(5_000)
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))].sort())
    .refine((owners) => owners.length <= 100 && owners.every((one) => OWNER.test(one)), {
      error: "derivatives.owners",
    }),
});
export type RegisterBase = z.output<typeof registerBaseSchema>;

const uploaded = z.object({ id, name: z.string(), sizeBytes: z.number() });
const listing = { teamId: z.string().min(1, { error: "chooseOne" }), takenOn: day };
export const chooseListingSchema = z.object({
  ...listing,
  file: uploaded.nullable().refine((file) => file !== null, { error: "derivatives.file" }),
  second: uploaded.nullable(),
  third: uploaded.nullable(),
  fourth: uploaded.nullable(),
});
export const importListingSchema = z.object({ stageId: id, ...listing, fileIds: z.array(id).min(1).max(MAX_FILES) });
export type ImportListing = z.output<typeof importListingSchema>;

const ofCandidate = { candidateId: id, expectedVersion: version };
export const confirmCandidateSchema = z.object(ofCandidate);
export type ConfirmCandidate = z.output<typeof confirmCandidateSchema>;
/** Rejecting, disputing and upholding say why. */
export const reasonedSchema = z.object({ ...ofCandidate, reason });
export type Reasoned = z.output<typeof reasonedSchema>;
export const decideByRuleSchema = z.object({ stageId: id, teamId: id });
export type DecideByRule = z.output<typeof decideByRuleSchema>;
export const freezeCountSchema = z.object({ stageId: id });
export const requestReadingSchema = z.object({ stageId: id, teamId: id });
export type RequestReading = z.output<typeof requestReadingSchema>;

export const CANDIDATE_LIST = {
  sortable: ["repository", "createdAt", "downloads", "state"],
  defaultSort: "createdAt",
  filters: ["team", "state", "finding"],
} as const;
export const stateFilter = z.enum(CANDIDATE_STATES).optional().catch(undefined);
export const findingFilter = z
  .enum([...FINDINGS, "NONE"])
  .optional()
  .catch(undefined);

export const exportCandidatesSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
