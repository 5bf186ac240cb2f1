import { dataEvidenceFile } from "@/lib/datasets/queries/evidence";
import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";

/** T1, T2: evidence, for staff of data and the teams it concerns (on record, L2). */
export const GET = createRoute<typeof noInput, { evidenceId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await dataEvidenceFile(actor, params.evidenceId)),
});
