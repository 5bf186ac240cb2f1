import { createRoute } from "@/lib/platform/route";
import { answerSupplement } from "@/lib/screening/commands/answer-supplement";
import { answerSupplementSchema } from "@/lib/screening/schema/supplement";

/** A10: answers a supplement request. A stable address, as the submission's: a repeat gets the same receipt. */
export const POST = createRoute<typeof answerSupplementSchema, { id: string }>({
  schema: answerSupplementSchema,
  run: ({ actor, receivedAt, params }, input) =>
    answerSupplement(actor, { proposalId: params.id, ...input }, receivedAt),
});
