import { z } from "zod";
import { NEW_RESULTS, OPINIONS, VERDICTS } from "./domain/decision";
import { GROUNDS } from "./domain/window";

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const FULL_MARKS = 100;
const uploaded = z.object({ id, name: z.string(), sizeBytes: z.number() }).nullable();

/** Attachments of an objection: few and small, by content. */
export const OBJECTION_FILE_BYTES = 20_000_000;
export const OBJECTION_FILE_TYPES = ["application/pdf", "image/png", "image/jpeg"];
export const STATEMENT_MIN = 50;
export const STATEMENT_MAX = 5_000;
export const REQUEST_MIN = 10;
export const REQUEST_MAX = 1_000;

export const fileObjectionSchema = z.object({
  proposalId: id,
  /** The stage whose result is objected to; without it that of the selection. */
  stageId: id.optional(),
  ground: z.enum(GROUNDS, { error: "required" }),
  statement: z.string().trim().min(STATEMENT_MIN).max(STATEMENT_MAX),
  request: z.string().trim().min(REQUEST_MIN).max(REQUEST_MAX),
  file1: uploaded,
  file2: uploaded,
  file3: uploaded,
  understood: z.literal(true, { error: "required" }),
});
export type FileObjection = z.output<typeof fileObjectionSchema>;

const target = { objectionId: id, expectedVersion: version };

export const nameMembersSchema = z.object({ ...target, userIds: z.array(id).max(30) });
export type NameMembers = z.output<typeof nameMembersSchema>;

/** Two decimals of a point as the hundredths that are stored. */
const points = z
  .number()
  .min(0)
  .max(FULL_MARKS)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error: "objections.twoDecimals" })
  .transform((value) => Math.round(value * 100));

export const proposeDecisionSchema = z.object({
  ...target,
  verdict: z.enum(VERDICTS, { error: "required" }),
  reason: z.string().trim().min(20).max(5_000),
  /** By the id of the member. */
  voices: z.record(z.string(), z.union([z.literal(""), z.enum(OPINIONS)])),
  newResult: z.union([z.literal(""), z.enum(NEW_RESULTS)]),
  newTotal: points.nullable(),
});
export type ProposeDecision = z.output<typeof proposeDecisionSchema>;

const decision = { decisionId: id, expectedVersion: version };
export const approveDecisionSchema = z.object(decision);
export type ApproveDecision = z.output<typeof approveDecisionSchema>;
export const returnDecisionSchema = z.object({ ...decision, reason: z.string().trim().min(10).max(2_000) });
export type ReturnDecision = z.output<typeof returnDecisionSchema>;

export const letterSchema = z.object({
  kind: z.enum(["receipt", "decision"]).default("receipt"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
