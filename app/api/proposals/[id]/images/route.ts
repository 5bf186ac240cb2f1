import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuse, refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { addPlanImage, planImageRefusal } from "@/lib/proposals/commands/plan-images";
import { PLAN_IMAGE_BYTES, PLAN_IMAGE_TYPES } from "@/lib/proposals/schema/plan";

/** A3: takes in a picture of a plan section; what it is, its content says. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, receivedAt, params, request }) => {
    const refusal = await planImageRefusal(actor, params.id, receivedAt);
    if (refusal) return refuse(refusal);
    const file = await formFile(request, PLAN_IMAGE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${PLAN_IMAGE_BYTES / 1_000_000}`);
    const limits = { maxBytes: PLAN_IMAGE_BYTES, mediaTypes: PLAN_IMAGE_TYPES };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    return addPlanImage(actor, { proposalId: params.id, file: stored.data }, receivedAt);
  },
});
