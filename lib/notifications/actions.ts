"use server";
import { createAction } from "@/lib/platform/action";
import { markNotificationsRead, resendMail } from "./commands";
import { markNotificationsReadSchema, resendMailSchema } from "./schema";

export const markNotificationsReadAction = createAction(markNotificationsReadSchema, ({ actor, receivedAt }, input) =>
  markNotificationsRead(actor, input, receivedAt),
);

export const resendMailAction = createAction(resendMailSchema, ({ actor, receivedAt }, { id }) =>
  resendMail(actor, id, receivedAt),
);
