"use server";
import { createAction } from "@/lib/platform/action";
import { extendInquiry } from "../commands/extend-inquiry";
import { answerInquiry, askApplicant, declineInquiry, sendInquiry } from "../commands/inquiry";
import { sayInRoom, withdrawMessage } from "../commands/room";
import { saveSummary, submitSummary } from "../commands/sum-up";
import * as schema from "../schema/room";

export const sayInRoomAction = createAction(schema.sayInRoomSchema, ({ actor, receivedAt }, input) =>
  sayInRoom(actor, input, receivedAt),
);
export const withdrawMessageAction = createAction(schema.withdrawMessageSchema, ({ actor, receivedAt }, input) =>
  withdrawMessage(actor, input, receivedAt),
);
export const saveSummaryAction = createAction(schema.saveSummarySchema, ({ actor, receivedAt }, input) =>
  saveSummary(actor, input, receivedAt),
);
export const submitSummaryAction = createAction(schema.submitSummarySchema, ({ actor, receivedAt }, input) =>
  submitSummary(actor, input, receivedAt),
);
export const askApplicantAction = createAction(schema.askApplicantSchema, ({ actor, receivedAt }, input) =>
  askApplicant(actor, input, receivedAt),
);
export const sendInquiryAction = createAction(schema.sendInquirySchema, ({ actor, receivedAt }, input) =>
  sendInquiry(actor, input, receivedAt),
);
export const extendInquiryAction = createAction(schema.extendInquirySchema, ({ actor, receivedAt }, input) =>
  extendInquiry(actor, input, receivedAt),
);
export const declineInquiryAction = createAction(schema.declineInquirySchema, ({ actor, receivedAt }, input) =>
  declineInquiry(actor, input, receivedAt),
);
export const answerInquiryAction = createAction(schema.answerInquirySchema, ({ actor, receivedAt }, input) =>
  answerInquiry(actor, input, receivedAt),
);
