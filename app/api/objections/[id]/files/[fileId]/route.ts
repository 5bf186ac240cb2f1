import { objectionFile } from "@/lib/objections/queries/letters";
import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";

/** S10: an attachment of an objection, for its applicant and the staff without a conflict (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string; fileId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await objectionFile(actor, params.id, params.fileId)),
});
