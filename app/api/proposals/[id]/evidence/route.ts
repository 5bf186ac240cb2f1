import { createUploadRoute } from "@/lib/platform/upload-route";
import { requireScreener } from "@/lib/screening/queries/evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/screening/schema";

/** A10: takes in evidence of a finding (a print of a register, say); noting the finding is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params }) => {
    await requireScreener(actor, params.id);
  },
  maxBytes: EVIDENCE_BYTES,
  mediaTypes: EVIDENCE_TYPES,
});
