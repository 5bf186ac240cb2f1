"use server";
import { createAction } from "@/lib/platform/action";
import { approveSelection } from "./commands/approve-selection";
import { deliberateSupport, recommendSupport } from "./commands/record-support";
import { approveSelectionSchema, recordSupportSchema } from "./schema";

export const approveSelectionAction = createAction(approveSelectionSchema, ({ actor, receivedAt }, input) =>
  approveSelection(actor, input, receivedAt),
);

export const recommendSupportAction = createAction(recordSupportSchema, ({ actor, receivedAt }, input) =>
  recommendSupport(actor, input, receivedAt),
);

export const deliberateSupportAction = createAction(recordSupportSchema, ({ actor, receivedAt }, input) =>
  deliberateSupport(actor, input, receivedAt),
);
