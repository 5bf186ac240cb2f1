"use server";
import { createAction } from "@/lib/platform/action";
import { draftAgreement, draftAmendment, saveDraft } from "./commands/draft-version";
import { offerVersion, withdrawVersion } from "./commands/offer-version";
import {
  draftAgreementSchema,
  draftAmendmentSchema,
  offerVersionSchema,
  saveDraftSchema,
  withdrawVersionSchema,
} from "./schema";

export const draftAgreementAction = createAction(draftAgreementSchema, ({ actor, receivedAt }, input) =>
  draftAgreement(actor, input, receivedAt),
);

export const draftAmendmentAction = createAction(draftAmendmentSchema, ({ actor, receivedAt }, input) =>
  draftAmendment(actor, input, receivedAt),
);

export const saveDraftAction = createAction(saveDraftSchema, ({ actor, receivedAt }, input) =>
  saveDraft(actor, input, receivedAt),
);

export const offerVersionAction = createAction(offerVersionSchema, ({ actor, receivedAt }, input) =>
  offerVersion(actor, input, receivedAt),
);

export const withdrawVersionAction = createAction(withdrawVersionSchema, ({ actor, receivedAt }, input) =>
  withdrawVersion(actor, input, receivedAt),
);
