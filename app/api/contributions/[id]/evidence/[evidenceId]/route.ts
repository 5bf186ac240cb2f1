import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";
import { contributionFile } from "@/lib/settlement/queries/team-contribution";

/** D2: evidence of a team's contribution (`id` is the team), for the team and for staff who follow it (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string; evidenceId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await contributionFile(actor, params.id, params.evidenceId)),
});
