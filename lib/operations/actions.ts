"use server";
import { createAction } from "@/lib/platform/action";
import { moveClock, retryJob } from "./commands";
import { moveClockSchema, retryJobSchema } from "./schema";

export const retryJobAction = createAction(retryJobSchema, ({ actor, receivedAt }, input) =>
  retryJob(actor, input, receivedAt),
);

export const moveClockAction = createAction(moveClockSchema, ({ actor, receivedAt }, input) =>
  moveClock(actor, input, receivedAt),
);
