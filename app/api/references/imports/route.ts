import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { requireEditor } from "@/lib/references/queries/imports";
import { IMPORT_BYTES } from "@/lib/references/schema";

/** E5: takes in a list for its preview; importing it is the action's business. */
export const POST = createRoute<typeof noInput>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, request }) => {
    requireEditor(actor);
    const file = await formFile(request, IMPORT_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${IMPORT_BYTES / 1_000_000}`);
    const limits = { maxBytes: IMPORT_BYTES, mediaTypes: ["text/plain", "application/json"] };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
