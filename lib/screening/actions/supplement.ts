"use server";
import { createAction } from "@/lib/platform/action";
import { cancelSupplement, extendSupplement } from "../commands/change-supplement";
import { requestSupplement } from "../commands/request-supplement";
import * as schema from "../schema/supplement";

export const requestSupplementAction = createAction(schema.requestSupplementSchema, ({ actor, receivedAt }, input) =>
  requestSupplement(actor, input, receivedAt),
);
export const extendSupplementAction = createAction(schema.extendSupplementSchema, ({ actor, receivedAt }, input) =>
  extendSupplement(actor, input, receivedAt),
);
export const cancelSupplementAction = createAction(schema.cancelSupplementSchema, ({ actor, receivedAt }, input) =>
  cancelSupplement(actor, input, receivedAt),
);
