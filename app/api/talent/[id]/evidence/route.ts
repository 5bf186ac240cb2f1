import { createUploadRoute } from "@/lib/platform/upload-route";
import { requireEvidenceGiver } from "@/lib/talent/queries/person";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/talent/schema";

/** H3: takes in evidence; laying it beside the researcher is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params }) => {
    await requireEvidenceGiver(actor, params.id);
  },
  maxBytes: EVIDENCE_BYTES,
  mediaTypes: EVIDENCE_TYPES,
  document: true,
});
