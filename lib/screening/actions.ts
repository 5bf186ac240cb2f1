"use server";
import { createAction } from "@/lib/platform/action";
import { noteFinding } from "./commands/note-finding";
import { decideVerdict, proposeVerdict } from "./commands/verdict";
import * as schema from "./schema";

export const proposeVerdictAction = createAction(schema.proposeVerdictSchema, ({ actor, receivedAt }, input) =>
  proposeVerdict(actor, input, receivedAt),
);
export const decideVerdictAction = createAction(schema.decideVerdictSchema, ({ actor, receivedAt }, input) =>
  decideVerdict(actor, input, receivedAt),
);
export const noteFindingAction = createAction(schema.noteFindingSchema, ({ actor, receivedAt }, input) =>
  noteFinding(actor, input, receivedAt),
);
