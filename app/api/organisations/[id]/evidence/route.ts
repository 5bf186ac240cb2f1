import { requireManager } from "@/lib/organisations/queries/size-evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/organisations/schema";
import { createUploadRoute } from "@/lib/platform/upload-route";

/** A2: takes in evidence of a size class; filing it is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params }) => {
    await requireManager(actor, params.id);
  },
  maxBytes: EVIDENCE_BYTES,
  mediaTypes: EVIDENCE_TYPES,
});
