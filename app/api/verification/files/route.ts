import { AppError } from "@/lib/platform/errors";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { canImportRuns } from "@/lib/verification/domain/access";
import { FILE_BYTES } from "@/lib/verification/schema";

/** V1: takes in a results file for its preview; importing it is the action's business. */
export const POST = createRoute<typeof noInput>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, request }) => {
    if (!canImportRuns(actor)) throw new AppError("NOT_FOUND", "verification files");
    const file = await formFile(request, FILE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${FILE_BYTES / 1_000_000}`);
    const limits = { maxBytes: FILE_BYTES, mediaTypes: ["text/plain", "application/json"] };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
