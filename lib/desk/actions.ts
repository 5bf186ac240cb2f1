"use server";
import { createAction } from "@/lib/platform/action";
import { writeFromDesk, writeToDesk } from "./commands/messages";
import { writeMessageSchema } from "./schema";

export const writeToDeskAction = createAction(writeMessageSchema, ({ actor, receivedAt }, input) =>
  writeToDesk(actor, input, receivedAt),
);

export const writeFromDeskAction = createAction(writeMessageSchema, ({ actor, receivedAt }, input) =>
  writeFromDesk(actor, input, receivedAt),
);
