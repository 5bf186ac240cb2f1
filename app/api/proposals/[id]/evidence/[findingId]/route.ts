import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";
import { findingEvidence } from "@/lib/screening/queries/evidence";

/** A10: the evidence of a finding, for the staff of the call (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string; findingId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await findingEvidence(actor, params.id, params.findingId)),
});
