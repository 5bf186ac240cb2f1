"use server";
import { createAction } from "@/lib/platform/action";
import { addEvidence } from "./commands/add-evidence";
import { approveTalent, endTalent, rejectTalent } from "./commands/decide-talent";
import { approvePayment, proposePayment, rejectPayment } from "./commands/payments";
import { requestTalent } from "./commands/request-talent";
import {
  addEvidenceSchema,
  approvePaymentSchema,
  approveTalentSchema,
  endTalentSchema,
  proposePaymentSchema,
  rejectPaymentSchema,
  rejectTalentSchema,
  requestTalentSchema,
} from "./schema";

export const requestTalentAction = createAction(requestTalentSchema, ({ actor, receivedAt }, input) =>
  requestTalent(actor, input, receivedAt),
);

export const approveTalentAction = createAction(approveTalentSchema, ({ actor, receivedAt }, input) =>
  approveTalent(actor, input, receivedAt),
);

export const rejectTalentAction = createAction(rejectTalentSchema, ({ actor, receivedAt }, input) =>
  rejectTalent(actor, input, receivedAt),
);

export const endTalentAction = createAction(endTalentSchema, ({ actor, receivedAt }, input) =>
  endTalent(actor, input, receivedAt),
);

export const addEvidenceAction = createAction(addEvidenceSchema, ({ actor, receivedAt }, input) =>
  addEvidence(actor, input, receivedAt),
);

export const proposePaymentAction = createAction(proposePaymentSchema, ({ actor, receivedAt }, input) =>
  proposePayment(actor, input, receivedAt),
);

export const approvePaymentAction = createAction(approvePaymentSchema, ({ actor, receivedAt }, input) =>
  approvePayment(actor, input, receivedAt),
);

export const rejectPaymentAction = createAction(rejectPaymentSchema, ({ actor, receivedAt }, input) =>
  rejectPayment(actor, input, receivedAt),
);
