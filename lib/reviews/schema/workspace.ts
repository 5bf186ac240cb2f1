import { z } from "zod";
import { NOTE_KEYS, READ_SECTIONS } from "../domain/reading";

const id = z.string().min(1);
const version = z.int().min(0);
const NOTE_MAX = 8_000;
const WORDS_MAX = 2_000;
export const QUOTE_MAX = 500;

/** Autosave of a reviewer's own notes, all of one proposal at once. */
export const saveNotesSchema = z.object({
  expectedVersion: version,
  texts: z.partialRecord(z.enum(NOTE_KEYS), z.string().max(NOTE_MAX)),
});
export type SaveNotes = z.output<typeof saveNotesSchema> & { assignmentId: string };

export const addRemarkSchema = z.object({
  assignmentId: id,
  section: z.enum(READ_SECTIONS),
  /** The passage as it reads; empty for the section as a whole. */
  quote: z.string().trim().max(QUOTE_MAX),
  occurrence: z.int().min(0).max(10_000),
  body: z.string().trim().min(1, { error: "required" }).max(WORDS_MAX),
  shared: z.boolean(),
});
export type AddRemark = z.output<typeof addRemarkSchema>;

export const shareRemarkSchema = z.object({ remarkId: id, expectedVersion: version, shared: z.boolean() });
export type ShareRemark = z.output<typeof shareRemarkSchema>;

export const removeRemarkSchema = z.object({ remarkId: id, expectedVersion: version });
export type RemoveRemark = z.output<typeof removeRemarkSchema>;

export const raiseFlagSchema = z.object({ assignmentId: id, reason: z.string().trim().min(10).max(WORDS_MAX) });
export type RaiseFlag = z.output<typeof raiseFlagSchema>;

export const settleFlagSchema = z.object({
  flagId: id,
  expectedVersion: version,
  answer: z.string().trim().min(5).max(WORDS_MAX),
});
export type SettleFlag = z.output<typeof settleFlagSchema>;
