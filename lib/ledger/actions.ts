"use server";
import { signVersionSchema } from "@/lib/agreements/schema";
import { createAction } from "@/lib/platform/action";
import { approveAllocation, rejectAllocation } from "./commands/decide-allocation";
import { amendPool, createPool } from "./commands/manage-pools";
import { commitBudget, payBudget, planBudget } from "./commands/record-budget";
import { requestAllocation } from "./commands/request-allocation";
import { releaseReservation, reserveGpus } from "./commands/reserve-gpus";
import { returnAllocation } from "./commands/return-allocation";
import { reverseAllocation } from "./commands/reverse-allocation";
import { signAgreement } from "./commands/sign-agreement";
import {
  amendPoolSchema,
  approveAllocationSchema,
  createPoolSchema,
  recordBudgetSchema,
  rejectAllocationSchema,
  releaseReservationSchema,
  requestAllocationSchema,
  reserveGpusSchema,
  returnAllocationSchema,
  reverseAllocationSchema,
} from "./schema";

/** D4: signing is drawing: the last signature sets the envelopes. */
export const signAgreementAction = createAction(signVersionSchema, ({ actor, receivedAt }, input) =>
  signAgreement(actor, input, receivedAt),
);

export const createPoolAction = createAction(createPoolSchema, ({ actor, receivedAt }, input) =>
  createPool(actor, input, receivedAt),
);

export const amendPoolAction = createAction(amendPoolSchema, ({ actor, receivedAt }, input) =>
  amendPool(actor, input, receivedAt),
);

export const requestAllocationAction = createAction(requestAllocationSchema, ({ actor, receivedAt }, input) =>
  requestAllocation(actor, input, receivedAt),
);

export const approveAllocationAction = createAction(approveAllocationSchema, ({ actor, receivedAt }, input) =>
  approveAllocation(actor, input, receivedAt),
);

export const rejectAllocationAction = createAction(rejectAllocationSchema, ({ actor, receivedAt }, input) =>
  rejectAllocation(actor, input, receivedAt),
);

export const returnAllocationAction = createAction(returnAllocationSchema, ({ actor, receivedAt }, input) =>
  returnAllocation(actor, input, receivedAt),
);

export const reverseAllocationAction = createAction(reverseAllocationSchema, ({ actor, receivedAt }, input) =>
  reverseAllocation(actor, input, receivedAt),
);

export const reserveGpusAction = createAction(reserveGpusSchema, ({ actor, receivedAt }, input) =>
  reserveGpus(actor, input, receivedAt),
);

export const releaseReservationAction = createAction(releaseReservationSchema, ({ actor, receivedAt }, input) =>
  releaseReservation(actor, input, receivedAt),
);

export const planBudgetAction = createAction(recordBudgetSchema, ({ actor, receivedAt }, input) =>
  planBudget(actor, input, receivedAt),
);

export const commitBudgetAction = createAction(recordBudgetSchema, ({ actor, receivedAt }, input) =>
  commitBudget(actor, input, receivedAt),
);

export const payBudgetAction = createAction(recordBudgetSchema, ({ actor, receivedAt }, input) =>
  payBudget(actor, input, receivedAt),
);
