"use server";
import { createAction } from "@/lib/platform/action";
import { adjustSheet } from "../commands/adjust-sheet";
import { dropPresentation, planPresentation, setWrittenRound } from "../commands/plan-rounds";
import { recordAttendance } from "../commands/record-attendance";
import { announceSchedule, drawSchedule, moveSlot } from "../commands/schedule";
import * as schema from "../schema/rounds";

export const setWrittenRoundAction = createAction(schema.setWrittenRoundSchema, ({ actor, receivedAt }, input) =>
  setWrittenRound(actor, input, receivedAt),
);
export const planPresentationAction = createAction(schema.planPresentationSchema, ({ actor, receivedAt }, input) =>
  planPresentation(actor, input, receivedAt),
);
export const dropPresentationAction = createAction(schema.dropPresentationSchema, ({ actor, receivedAt }, input) =>
  dropPresentation(actor, input, receivedAt),
);
export const drawScheduleAction = createAction(schema.drawScheduleSchema, ({ actor, receivedAt }, input) =>
  drawSchedule(actor, input, receivedAt),
);
export const announceScheduleAction = createAction(schema.announceScheduleSchema, ({ actor, receivedAt }, input) =>
  announceSchedule(actor, input, receivedAt),
);
export const moveSlotAction = createAction(schema.moveSlotSchema, ({ actor, receivedAt }, input) =>
  moveSlot(actor, input, receivedAt),
);
export const recordAttendanceAction = createAction(schema.recordAttendanceSchema, ({ actor, receivedAt }, input) =>
  recordAttendance(actor, input, receivedAt),
);
export const adjustSheetAction = createAction(schema.adjustSheetSchema, ({ actor, receivedAt }, input) =>
  adjustSheet(actor, input, receivedAt),
);
