import { requireFiler } from "@/lib/objections/queries/own-objection";
import { OBJECTION_FILE_BYTES, OBJECTION_FILE_TYPES } from "@/lib/objections/schema";
import { now } from "@/lib/platform/clock";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";

/** S10: takes in an attachment of an objection that is still being written; filing it is the action's business. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, params, request }) => {
    await requireFiler(actor, params.id, await now());
    const file = await formFile(request, OBJECTION_FILE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${OBJECTION_FILE_BYTES / 1_000_000}`);
    const limits = { maxBytes: OBJECTION_FILE_BYTES, mediaTypes: OBJECTION_FILE_TYPES };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
