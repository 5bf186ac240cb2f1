"use server";
import { createAction } from "@/lib/platform/action";
import { recuse, replyInvitation, takeAttendance } from "./commands/attend";
import { castVote } from "./commands/cast-vote";
import { closeMotion, withdrawMotion } from "./commands/close-motion";
import { delegateChair, endSession, openSession, writeDiscussion } from "./commands/conduct";
import { amendSession, cancelSession, conveneSession } from "./commands/convene";
import { finaliseMinutes } from "./commands/finalise-minutes";
import { openMotion } from "./commands/open-motion";
import { saveDraft } from "./commands/save-draft";
import {
  amendSessionSchema,
  attendanceSchema,
  cancelSessionSchema,
  castVoteSchema,
  closeMotionSchema,
  conveneSchema,
  delegateChairSchema,
  discussionSchema,
  finaliseSchema,
  openMotionSchema,
  recuseSchema,
  replySchema,
  saveDraftSchema,
  sessionStepSchema,
  withdrawMotionSchema,
} from "./schema";

export const conveneSessionAction = createAction(conveneSchema, ({ actor, receivedAt }, input) =>
  conveneSession(actor, input, receivedAt),
);
export const amendSessionAction = createAction(amendSessionSchema, ({ actor, receivedAt }, input) =>
  amendSession(actor, input, receivedAt),
);
export const cancelSessionAction = createAction(cancelSessionSchema, ({ actor, receivedAt }, input) =>
  cancelSession(actor, input, receivedAt),
);
export const replyInvitationAction = createAction(replySchema, ({ actor, receivedAt }, input) =>
  replyInvitation(actor, input, receivedAt),
);
export const takeAttendanceAction = createAction(attendanceSchema, ({ actor, receivedAt }, input) =>
  takeAttendance(actor, input, receivedAt),
);
export const recuseAction = createAction(recuseSchema, ({ actor, receivedAt }, input) =>
  recuse(actor, input, receivedAt),
);
export const openSessionAction = createAction(sessionStepSchema, ({ actor, receivedAt }, input) =>
  openSession(actor, input, receivedAt),
);
export const endSessionAction = createAction(sessionStepSchema, ({ actor, receivedAt }, input) =>
  endSession(actor, input, receivedAt),
);
export const delegateChairAction = createAction(delegateChairSchema, ({ actor, receivedAt }, input) =>
  delegateChair(actor, input, receivedAt),
);
export const writeDiscussionAction = createAction(discussionSchema, ({ actor, receivedAt }, input) =>
  writeDiscussion(actor, input, receivedAt),
);
export const saveDraftAction = createAction(saveDraftSchema, ({ actor, receivedAt }, input) =>
  saveDraft(actor, input, receivedAt),
);
export const openMotionAction = createAction(openMotionSchema, ({ actor, receivedAt }, input) =>
  openMotion(actor, input, receivedAt),
);
export const castVoteAction = createAction(castVoteSchema, ({ actor, receivedAt }, input) =>
  castVote(actor, input, receivedAt),
);
export const closeMotionAction = createAction(closeMotionSchema, ({ actor, receivedAt }, input) =>
  closeMotion(actor, input, receivedAt),
);
export const withdrawMotionAction = createAction(withdrawMotionSchema, ({ actor, receivedAt }, input) =>
  withdrawMotion(actor, input, receivedAt),
);
export const finaliseMinutesAction = createAction(finaliseSchema, ({ actor, receivedAt }, input) =>
  finaliseMinutes(actor, input, receivedAt),
);
