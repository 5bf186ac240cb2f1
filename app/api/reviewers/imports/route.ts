import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { requireMaintainer } from "@/lib/reviewers/queries/imports";
import { IMPORT_BYTES } from "@/lib/reviewers/schema";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** S2: takes in a list of reviewers for its preview; importing it is the action's business. */
export const POST = createRoute<typeof noInput>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, request }) => {
    requireMaintainer(actor);
    const file = await formFile(request, IMPORT_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${IMPORT_BYTES / 1_000_000}`);
    const limits = { maxBytes: IMPORT_BYTES, mediaTypes: ["text/plain", XLSX] };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
