"use server";
import { createAction } from "@/lib/platform/action";
import { chooseDefaultView, deleteView, renameView, saveView } from "../commands/saved-views";
import { chooseDefaultViewSchema, deleteViewSchema, renameViewSchema, saveViewSchema } from "../schema/views";

export const saveViewAction = createAction(saveViewSchema, ({ actor, receivedAt }, input) =>
  saveView(actor, input, receivedAt),
);
export const renameViewAction = createAction(renameViewSchema, ({ actor }, input) => renameView(actor, input));
export const deleteViewAction = createAction(deleteViewSchema, ({ actor }, input) => deleteView(actor, input));
export const chooseDefaultViewAction = createAction(chooseDefaultViewSchema, ({ actor }, input) =>
  chooseDefaultView(actor, input),
);
