import { z } from "zod";

const id = z.string().min(1);
const version = z.int().min(0);
const WORDS_MAX = 4_000;
const words = z.string().trim().min(1, { error: "required" }).max(WORDS_MAX);
const longer = z.string().trim().min(10).max(WORDS_MAX);

export const sayInRoomSchema = z.object({ assignmentId: id, body: words });
export type SayInRoom = z.output<typeof sayInRoomSchema>;

export const withdrawMessageSchema = z.object({ messageId: id });
export type WithdrawMessage = z.output<typeof withdrawMessageSchema>;

export const saveSummarySchema = z.object({ assignmentId: id, expectedVersion: version, body: longer });
export type SaveSummary = z.output<typeof saveSummarySchema>;

export const submitSummarySchema = z.object({ assignmentId: id, expectedVersion: version });
export type SubmitSummary = z.output<typeof submitSummarySchema>;

export const askApplicantSchema = z.object({ assignmentId: id, body: longer });
export type AskApplicant = z.output<typeof askApplicantSchema>;

export const sendInquirySchema = z.object({
  inquiryId: id,
  expectedVersion: version,
  /** What the applicant reads: the reviewer's words as the officer leaves them. */
  wording: longer,
  /** Whoever sends it has looked at what reads like a reviewer's name (S8). */
  namesChecked: z.boolean().default(false),
  dueAt: z.iso.datetime({ error: "date" }).transform((text) => new Date(text)),
});
export type SendInquiry = z.output<typeof sendInquirySchema>;

export const extendInquirySchema = z.object({
  inquiryId: id,
  expectedVersion: version,
  dueAt: z.iso.datetime({ error: "date" }).transform((text) => new Date(text)),
  /** The team reads it. */
  reason: z.string().trim().min(10).max(2_000),
});
export type ExtendInquiry = z.output<typeof extendInquirySchema>;

export const declineInquirySchema = z.object({
  inquiryId: id,
  expectedVersion: version,
  reason: z.string().trim().min(10).max(2_000),
});
export type DeclineInquiry = z.output<typeof declineInquirySchema>;

export const answerInquirySchema = z.object({ inquiryId: id, expectedVersion: version, answer: words });
export type AnswerInquiry = z.output<typeof answerInquirySchema>;
