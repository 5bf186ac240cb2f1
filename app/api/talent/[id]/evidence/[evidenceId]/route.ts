import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";
import { evidenceFile } from "@/lib/talent/queries/person";

/** H3: evidence, for the team's own people and for staff of talent (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string; evidenceId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await evidenceFile(actor, params.id, params.evidenceId)),
});
