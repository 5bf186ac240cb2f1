import { imageResponse } from "@/lib/platform/files/image-response";
import { createRoute, noInput } from "@/lib/platform/route";
import { planImage, sealedPlanImage } from "@/lib/proposals/queries/plan-images";
import { readsAsReviewer } from "@/lib/reviews/queries/reads-proposal";

/** A picture of a plan section, for whoever may read the section: consortium, its reviewers, staff after the closing. */
export const GET = createRoute<typeof noInput, { id: string; fileId: string }>({
  schema: noInput,
  run: async ({ actor, receivedAt, params }) => {
    const reviewer = await readsAsReviewer(actor, params.id);
    return imageResponse(reviewer ? await sealedPlanImage(params) : await planImage(actor, params, receivedAt));
  },
});
