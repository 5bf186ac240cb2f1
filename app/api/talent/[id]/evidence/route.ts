import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { requireEvidenceGiver } from "@/lib/talent/queries/person";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/talent/schema";

/** H3: takes in evidence; laying it beside the researcher is the action's business. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, params, request }) => {
    await requireEvidenceGiver(actor, params.id);
    const file = await formFile(request, EVIDENCE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${EVIDENCE_BYTES / 1_000_000}`);
    const limits = { maxBytes: EVIDENCE_BYTES, mediaTypes: EVIDENCE_TYPES };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
