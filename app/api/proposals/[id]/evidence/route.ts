import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { requireScreener } from "@/lib/screening/queries/evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/screening/schema";

/** A10: takes in evidence of a finding (a print of a register, say); noting the finding is the action's business. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, params, request }) => {
    await requireScreener(actor, params.id);
    const file = await formFile(request, EVIDENCE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${EVIDENCE_BYTES / 1_000_000}`);
    const limits = { maxBytes: EVIDENCE_BYTES, mediaTypes: EVIDENCE_TYPES };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
