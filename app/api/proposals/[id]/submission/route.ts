import { countedSubmission } from "@/lib/desk/commands/counted-submission";
import { createRoute } from "@/lib/platform/route";
import { submissionSchema } from "@/lib/proposals/schema";

/** A8: submits. A stable address, so that a page opened before a deploy still submits after it; a repeat gets the same receipt. */
export const POST = createRoute<typeof submissionSchema, { id: string }>({
  schema: submissionSchema,
  run: ({ actor, receivedAt, params }, input) =>
    countedSubmission(actor, { proposalId: params.id, ...input }, receivedAt),
});
