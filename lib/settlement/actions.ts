"use server";
import { createAction } from "@/lib/platform/action";
import { acceptContribution, returnContribution } from "./commands/decide-contribution";
import { addContributionEvidence, recordContribution } from "./commands/record-contribution";
import {
  acceptContributionSchema,
  addContributionEvidenceSchema,
  recordContributionSchema,
  returnContributionSchema,
} from "./schema";

export const recordContributionAction = createAction(recordContributionSchema, ({ actor, receivedAt }, input) =>
  recordContribution(actor, input, receivedAt),
);

export const addContributionEvidenceAction = createAction(
  addContributionEvidenceSchema,
  ({ actor, receivedAt }, input) => addContributionEvidence(actor, input, receivedAt),
);

export const acceptContributionAction = createAction(acceptContributionSchema, ({ actor, receivedAt }, input) =>
  acceptContribution(actor, input, receivedAt),
);

export const returnContributionAction = createAction(returnContributionSchema, ({ actor, receivedAt }, input) =>
  returnContribution(actor, input, receivedAt),
);
