import { createUploadRoute } from "@/lib/platform/upload-route";
import { requireChallenger } from "@/lib/reviews/queries/challenges";
import { CHALLENGE_FILE_BYTES, CHALLENGE_FILE_TYPES } from "@/lib/reviews/schema/challenges";

/** S3: takes in the evidence of a challenge that is still being written; filing it is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params, receivedAt }) => {
    await requireChallenger(actor, params.id, receivedAt);
  },
  maxBytes: CHALLENGE_FILE_BYTES,
  mediaTypes: CHALLENGE_FILE_TYPES,
});
