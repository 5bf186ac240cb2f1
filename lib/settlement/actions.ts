"use server";
import { createAction } from "@/lib/platform/action";
import { acceptContribution, returnContribution } from "./commands/decide-contribution";
import { approveSettlement, checkSettlement, returnSettlement, reviewSettlement } from "./commands/decide-settlement";
import { addContributionEvidence, recordContribution } from "./commands/record-contribution";
import { saveSettlement, submitSettlement } from "./commands/write-settlement";
import {
  acceptContributionSchema,
  addContributionEvidenceSchema,
  recordContributionSchema,
  returnContributionSchema,
  returnSettlementSchema,
  saveSettlementSchema,
  settlementStepSchema,
  submitSettlementSchema,
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

export const saveSettlementAction = createAction(saveSettlementSchema, ({ actor, receivedAt }, input) =>
  saveSettlement(actor, input, receivedAt),
);

export const submitSettlementAction = createAction(submitSettlementSchema, ({ actor, receivedAt }, input) =>
  submitSettlement(actor, input, receivedAt),
);

export const checkSettlementAction = createAction(settlementStepSchema, ({ actor, receivedAt }, input) =>
  checkSettlement(actor, input, receivedAt),
);

export const reviewSettlementAction = createAction(settlementStepSchema, ({ actor, receivedAt }, input) =>
  reviewSettlement(actor, input, receivedAt),
);

export const approveSettlementAction = createAction(settlementStepSchema, ({ actor, receivedAt }, input) =>
  approveSettlement(actor, input, receivedAt),
);

export const returnSettlementAction = createAction(returnSettlementSchema, ({ actor, receivedAt }, input) =>
  returnSettlement(actor, input, receivedAt),
);
