"use server";
import { createAction } from "@/lib/platform/action";
import { decideByRule } from "./commands/decide-by-rule";
import { confirmCandidate, disputeCandidate, rejectCandidate } from "./commands/decide-candidate";
import { freezeCount } from "./commands/freeze-count";
import { importListing } from "./commands/import-listing";
import { requestReading } from "./commands/read-hub";
import { registerBase } from "./commands/register-base";
import * as schema from "./schema";

export const registerBaseAction = createAction(schema.registerBaseSchema, ({ actor, receivedAt }, input) =>
  registerBase(actor, input, receivedAt),
);
export const importListingAction = createAction(schema.importListingSchema, ({ actor, receivedAt }, input) =>
  importListing(actor, input, receivedAt),
);
export const confirmCandidateAction = createAction(schema.confirmCandidateSchema, ({ actor, receivedAt }, input) =>
  confirmCandidate(actor, input, receivedAt),
);
export const rejectCandidateAction = createAction(schema.reasonedSchema, ({ actor, receivedAt }, input) =>
  rejectCandidate(actor, input, receivedAt),
);
export const disputeCandidateAction = createAction(schema.reasonedSchema, ({ actor, receivedAt }, input) =>
  disputeCandidate(actor, input, receivedAt),
);
export const decideByRuleAction = createAction(schema.decideByRuleSchema, ({ actor, receivedAt }, input) =>
  decideByRule(actor, input, receivedAt),
);
export const freezeCountAction = createAction(schema.freezeCountSchema, ({ actor, receivedAt }, { stageId }) =>
  freezeCount(actor, stageId, receivedAt),
);
export const requestReadingAction = createAction(schema.requestReadingSchema, ({ actor, receivedAt }, input) =>
  requestReading(actor, input, receivedAt),
);
