import { canPrepareContest } from "@/lib/contest/domain/access";
import { ROW_FILE_BYTES } from "@/lib/contest/schema";
import { AppError } from "@/lib/platform/errors";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";

/** X2: takes in a file of prompts or answers; importing it is the action's business. */
export const POST = createRoute<typeof noInput>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, request }) => {
    if (!canPrepareContest(actor)) throw new AppError("NOT_FOUND", "contest files");
    const file = await formFile(request, ROW_FILE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${ROW_FILE_BYTES / 1_000_000}`);
    const limits = { maxBytes: ROW_FILE_BYTES, mediaTypes: ["text/plain", "application/json"] };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
