import { now } from "@/lib/platform/clock";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { requireChallenger } from "@/lib/reviews/queries/challenges";
import { CHALLENGE_FILE_BYTES, CHALLENGE_FILE_TYPES } from "@/lib/reviews/schema/challenges";

/** S3: takes in the evidence of a challenge that is still being written; filing it is the action's business. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, params, request }) => {
    await requireChallenger(actor, params.id, await now());
    const file = await formFile(request, CHALLENGE_FILE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${CHALLENGE_FILE_BYTES / 1_000_000}`);
    const limits = { maxBytes: CHALLENGE_FILE_BYTES, mediaTypes: CHALLENGE_FILE_TYPES };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
