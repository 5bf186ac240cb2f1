"use server";
import { createAction } from "@/lib/platform/action";
import { publishResults } from "../commands/publish-results";
import { redactPhrase, settleOpinion } from "../commands/settle-opinion";
import { publishResultsSchema, redactPhraseSchema, settleOpinionSchema } from "../schema/opinions";

export const settleOpinionAction = createAction(settleOpinionSchema, ({ actor, receivedAt }, input) =>
  settleOpinion(actor, input, receivedAt),
);
export const redactPhraseAction = createAction(redactPhraseSchema, ({ actor, receivedAt }, input) =>
  redactPhrase(actor, input, receivedAt),
);
export const publishResultsAction = createAction(publishResultsSchema, ({ actor, receivedAt }, input) =>
  publishResults(actor, input, receivedAt),
);
