import { requireEvidenceGiver } from "@/lib/datasets/queries/evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES, evidenceSubject } from "@/lib/datasets/schema";
import { createUploadRoute } from "@/lib/platform/upload-route";

/** T1, T2: takes in evidence of a lot or a milestone; laying it there is the action's business. */
export const POST = createUploadRoute<{ kind: string; id: string }>({
  authorise: async ({ actor, params }) => {
    await requireEvidenceGiver(actor, { subject: evidenceSubject(params.kind), subjectId: params.id });
  },
  maxBytes: EVIDENCE_BYTES,
  mediaTypes: EVIDENCE_TYPES,
  document: true,
});
