import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { requireAnyReporter } from "@/lib/utilisation/queries/report-facts";
import { IMPORT_BYTES } from "@/lib/utilisation/schema";

/** G5: takes in a file of reports for its preview; importing it is the action's business. */
export const POST = createRoute<typeof noInput>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, request }) => {
    await requireAnyReporter(db, actor);
    const file = await formFile(request, IMPORT_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${IMPORT_BYTES / 1_000_000}`);
    const limits = { maxBytes: IMPORT_BYTES, mediaTypes: ["text/plain"] };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
