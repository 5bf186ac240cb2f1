"use server";
import { createAction } from "@/lib/platform/action";
import { approveDecision, returnDecision } from "./commands/approve-decision";
import { fileObjection } from "./commands/file-objection";
import { nameMembers } from "./commands/name-members";
import { proposeDecision } from "./commands/propose-decision";
import * as schema from "./schema";

export const fileObjectionAction = createAction(schema.fileObjectionSchema, ({ actor, receivedAt }, input) =>
  fileObjection(actor, input, receivedAt),
);
export const nameMembersAction = createAction(schema.nameMembersSchema, ({ actor, receivedAt }, input) =>
  nameMembers(actor, input, receivedAt),
);
export const proposeDecisionAction = createAction(schema.proposeDecisionSchema, ({ actor, receivedAt }, input) =>
  proposeDecision(actor, input, receivedAt),
);
export const approveDecisionAction = createAction(schema.approveDecisionSchema, ({ actor, receivedAt }, input) =>
  approveDecision(actor, input, receivedAt),
);
export const returnDecisionAction = createAction(schema.returnDecisionSchema, ({ actor, receivedAt }, input) =>
  returnDecision(actor, input, receivedAt),
);
