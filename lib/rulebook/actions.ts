"use server";
import { createAction } from "@/lib/platform/action";
import { amendRulebook } from "./commands";
import { amendRulebookSchema } from "./schema/amendment";

export const amendRulebookAction = createAction(amendRulebookSchema, ({ actor, receivedAt }, input) =>
  amendRulebook(actor, input, receivedAt),
);
