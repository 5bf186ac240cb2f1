import { createUploadRoute } from "@/lib/platform/upload-route";
import { requireContributor } from "@/lib/settlement/queries/team-contribution";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/settlement/schema";

/** D2: takes in evidence for a team (`id`); laying it beside a contribution is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params }) => {
    await requireContributor(actor, params.id);
  },
  maxBytes: EVIDENCE_BYTES,
  mediaTypes: EVIDENCE_TYPES,
  document: true,
});
