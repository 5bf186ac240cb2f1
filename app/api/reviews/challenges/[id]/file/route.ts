import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";
import { challengeFile } from "@/lib/reviews/queries/challenges";

/** S3: the evidence of a challenge, for its applicant and the staff without a conflict (on record, L2). */
export const GET = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  run: async ({ actor, params }) => fileResponse(await challengeFile(actor, params.id)),
});
