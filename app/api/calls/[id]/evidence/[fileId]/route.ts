import { extensionEvidence } from "@/lib/calls/queries/evidence";
import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";

/** C3: the evidence of an extension, for the staff of the call (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string; fileId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await extensionEvidence(actor, params.id, params.fileId)),
});
