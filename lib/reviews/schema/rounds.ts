import { z } from "zod";
import { panelVersionSchema } from "../schema";

const instant = z.iso.datetime({ error: "date" }).transform((text) => new Date(text));
const reason = z.string().trim().min(10).max(2_000);
const rule = {
  othersReviews: z.enum(["NEVER", "AFTER_OWN", "ALWAYS"]),
  identities: z.enum(["SEATS", "NAMES"]),
};
const videoLink = z.union([z.literal(""), z.url({ protocol: /^https$/, error: "url" }).max(500)]);

export const setWrittenRoundSchema = panelVersionSchema.extend(rule);
export type SetWrittenRound = z.output<typeof setWrittenRoundSchema>;

export const planPresentationSchema = panelVersionSchema.extend({ ...rule, opensAt: instant, dueAt: instant });
export type PlanPresentation = z.output<typeof planPresentationSchema>;

export const dropPresentationSchema = panelVersionSchema.extend({ reason });
export type DropPresentation = z.output<typeof dropPresentationSchema>;

export const drawScheduleSchema = panelVersionSchema.extend({
  firstAt: instant,
  slotMinutes: z.int().min(5).max(240),
  breakMinutes: z.int().min(0).max(240),
  videoLink,
  bring: z.string().trim().max(2_000),
});
export type DrawSchedule = z.output<typeof drawScheduleSchema>;

export const announceScheduleSchema = panelVersionSchema;

export const moveSlotSchema = z.object({
  slotId: z.string().min(1),
  expectedVersion: z.int().min(0),
  startsAt: instant,
  videoLink,
  reason,
});
export type MoveSlot = z.output<typeof moveSlotSchema>;

export const recordAttendanceSchema = z.object({
  slotId: z.string().min(1),
  expectedVersion: z.int().min(0),
  teamPresent: z.boolean(),
  /** Members who were there; the others of the slot were not. */
  presentMemberIds: z.array(z.string().min(1)).max(100),
  note: z.string().trim().max(1_000),
});
export type RecordAttendance = z.output<typeof recordAttendanceSchema>;

export const adjustSheetSchema = z.object({ assignmentId: z.string().min(1) });
export type AdjustSheet = z.output<typeof adjustSheetSchema>;
