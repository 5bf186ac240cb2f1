import { sizeEvidenceFile } from "@/lib/organisations/queries/size-evidence";
import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";

/** Evidence of a size class, for its organisation's managers and for staff (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string; evidenceId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await sizeEvidenceFile(actor, params.id, params.evidenceId)),
});
