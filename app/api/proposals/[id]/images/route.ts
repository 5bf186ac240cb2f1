import { refuse } from "@/lib/platform/outcome";
import { createUploadRoute } from "@/lib/platform/upload-route";
import { addPlanImage, planImageRefusal } from "@/lib/proposals/commands/plan-images";
import { PLAN_IMAGE_BYTES, PLAN_IMAGE_TYPES } from "@/lib/proposals/schema/plan";

/** A3: takes in a picture of a plan section; what it is, its content says. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params, receivedAt }) => {
    const refusal = await planImageRefusal(actor, params.id, receivedAt);
    return refusal ? refuse(refusal) : undefined;
  },
  maxBytes: PLAN_IMAGE_BYTES,
  mediaTypes: PLAN_IMAGE_TYPES,
  keep: ({ actor, params, receivedAt }, file) => addPlanImage(actor, { proposalId: params.id, file }, receivedAt),
});
