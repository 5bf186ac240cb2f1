import { requireExtender } from "@/lib/calls/queries/evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/organisations/schema";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";

/** C3: takes in evidence for an extension (a notice of an outage, say); the extension itself is the action's business. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, params, request }) => {
    await requireExtender(actor, params.id);
    const file = await formFile(request, EVIDENCE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${EVIDENCE_BYTES / 1_000_000}`);
    const limits = { maxBytes: EVIDENCE_BYTES, mediaTypes: EVIDENCE_TYPES };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
