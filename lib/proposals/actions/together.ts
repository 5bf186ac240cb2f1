"use server";
import { createAction } from "@/lib/platform/action";
import { addComment, deleteComment, settleThread } from "../commands/comments";
import { restoreSection } from "../commands/restore-section";
import { addCommentSchema, deleteCommentSchema, restoreSectionSchema, settleThreadSchema } from "../schema/together";

export const restoreSectionAction = createAction(restoreSectionSchema, ({ actor, receivedAt }, input) =>
  restoreSection(actor, input, receivedAt),
);
export const addCommentAction = createAction(addCommentSchema, ({ actor, receivedAt }, input) =>
  addComment(actor, input, receivedAt),
);
export const settleThreadAction = createAction(settleThreadSchema, ({ actor, receivedAt }, input) =>
  settleThread(actor, input, receivedAt),
);
export const deleteCommentAction = createAction(deleteCommentSchema, ({ actor, receivedAt }, input) =>
  deleteComment(actor, input, receivedAt),
);
