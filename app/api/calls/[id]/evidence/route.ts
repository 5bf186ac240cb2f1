import { requireExtender } from "@/lib/calls/queries/evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/organisations/schema";
import { createUploadRoute } from "@/lib/platform/upload-route";

/** C3: takes in evidence for an extension (a notice of an outage, say); the extension itself is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params }) => {
    await requireExtender(actor, params.id);
  },
  maxBytes: EVIDENCE_BYTES,
  mediaTypes: EVIDENCE_TYPES,
});
