"use server";
import { createAction } from "@/lib/platform/action";
import { raiseFlag, settleFlag } from "../commands/flag-chair";
import { addRemark, removeRemark, shareRemark } from "../commands/remark";
import * as schema from "../schema/workspace";

export const addRemarkAction = createAction(schema.addRemarkSchema, ({ actor, receivedAt }, input) =>
  addRemark(actor, input, receivedAt),
);
export const shareRemarkAction = createAction(schema.shareRemarkSchema, ({ actor, receivedAt }, input) =>
  shareRemark(actor, input, receivedAt),
);
export const removeRemarkAction = createAction(schema.removeRemarkSchema, ({ actor, receivedAt }, input) =>
  removeRemark(actor, input, receivedAt),
);
export const raiseFlagAction = createAction(schema.raiseFlagSchema, ({ actor, receivedAt }, input) =>
  raiseFlag(actor, input, receivedAt),
);
export const settleFlagAction = createAction(schema.settleFlagSchema, ({ actor, receivedAt }, input) =>
  settleFlag(actor, input, receivedAt),
);
