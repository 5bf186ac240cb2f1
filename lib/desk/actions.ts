"use server";
import { createAction } from "@/lib/platform/action";
import { markThreadRead, writeFromDesk, writeToDesk } from "./commands/messages";
import { readThreadSchema, writeMessageSchema } from "./schema";

export const writeToDeskAction = createAction(writeMessageSchema, ({ actor, receivedAt }, input) =>
  writeToDesk(actor, input, receivedAt),
);

export const writeFromDeskAction = createAction(writeMessageSchema, ({ actor, receivedAt }, input) =>
  writeFromDesk(actor, input, receivedAt),
);

export const markThreadReadAction = createAction(readThreadSchema, ({ actor, receivedAt }, input) =>
  markThreadRead(actor, input, receivedAt),
);
