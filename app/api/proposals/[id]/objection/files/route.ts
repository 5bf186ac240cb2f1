import { requireFiler } from "@/lib/objections/queries/own-objection";
import { OBJECTION_FILE_BYTES, OBJECTION_FILE_TYPES } from "@/lib/objections/schema";
import { createUploadRoute } from "@/lib/platform/upload-route";

/** S10: takes in an attachment of an objection that is still being written; filing it is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params, receivedAt }) => {
    await requireFiler(actor, params.id, receivedAt);
  },
  maxBytes: OBJECTION_FILE_BYTES,
  mediaTypes: OBJECTION_FILE_TYPES,
});
