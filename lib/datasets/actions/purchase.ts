"use server";
import { createAction } from "@/lib/platform/action";
import { confirmDelivery, deliverLot, recordLicence, refuseDelivery } from "../commands/deliver";
import { approvePurchase, payLot, proposePurchase, returnPurchase } from "../commands/purchase";
import {
  approvePurchaseSchema,
  confirmDeliverySchema,
  deliverLotSchema,
  payLotSchema,
  proposePurchaseSchema,
  recordLicenceSchema,
  refuseDeliverySchema,
  returnPurchaseSchema,
} from "../schema";

export const proposePurchaseAction = createAction(proposePurchaseSchema, ({ actor, receivedAt }, input) =>
  proposePurchase(actor, input, receivedAt),
);

export const returnPurchaseAction = createAction(returnPurchaseSchema, ({ actor, receivedAt }, input) =>
  returnPurchase(actor, input, receivedAt),
);

export const approvePurchaseAction = createAction(approvePurchaseSchema, ({ actor, receivedAt }, input) =>
  approvePurchase(actor, input, receivedAt),
);

export const payLotAction = createAction(payLotSchema, ({ actor, receivedAt }, input) =>
  payLot(actor, input, receivedAt),
);

export const recordLicenceAction = createAction(recordLicenceSchema, ({ actor, receivedAt }, input) =>
  recordLicence(actor, input, receivedAt),
);

export const deliverLotAction = createAction(deliverLotSchema, ({ actor, receivedAt }, input) =>
  deliverLot(actor, input, receivedAt),
);

export const confirmDeliveryAction = createAction(confirmDeliverySchema, ({ actor, receivedAt }, input) =>
  confirmDelivery(actor, input, receivedAt),
);

export const refuseDeliveryAction = createAction(refuseDeliverySchema, ({ actor, receivedAt }, input) =>
  refuseDelivery(actor, input, receivedAt),
);
