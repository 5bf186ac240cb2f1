"use server";
import { createAction } from "@/lib/platform/action";
import { publishCall, startScreening } from "./commands";
import { announceCall, draftCall, editCall } from "./commands/draft-call";
import { extendCall } from "./commands/extend-call";
import { draftCallSchema, editCallSchema, extendCallSchema, moveCallSchema } from "./schema";

export const draftCallAction = createAction(draftCallSchema, ({ actor, receivedAt }, input) =>
  draftCall(actor, input, receivedAt),
);

export const editCallAction = createAction(editCallSchema, ({ actor, receivedAt }, input) =>
  editCall(actor, input, receivedAt),
);

export const announceCallAction = createAction(moveCallSchema, ({ actor, receivedAt }, input) =>
  announceCall(actor, input, receivedAt),
);

export const extendCallAction = createAction(extendCallSchema, ({ actor, receivedAt }, input) =>
  extendCall(actor, input, receivedAt),
);

export const startScreeningAction = createAction(moveCallSchema, ({ actor, receivedAt }, input) =>
  startScreening(actor, input, receivedAt),
);

export const publishCallAction = createAction(moveCallSchema, ({ actor, receivedAt }, input) =>
  publishCall(actor, input, receivedAt),
);
