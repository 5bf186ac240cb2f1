import { NOTICE_FILE_BYTES } from "@/lib/calls/domain/notice-files";
import { requireNoticeEditor } from "@/lib/calls/queries/notice-files";
import { now } from "@/lib/platform/clock";
import { storeFile } from "@/lib/platform/files";
import { formFile } from "@/lib/platform/files/form-file";
import { DOCUMENT_TYPES } from "@/lib/platform/files/media-type";
import { refuseField } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";

/** C1: takes in a file for the notice, a whole document by its content; putting it there is the action's business. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, params, request }) => {
    await requireNoticeEditor(actor, params.id, await now());
    const file = await formFile(request, NOTICE_FILE_BYTES);
    if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${NOTICE_FILE_BYTES / 1_000_000}`);
    const limits = { maxBytes: NOTICE_FILE_BYTES, mediaTypes: DOCUMENT_TYPES, document: true };
    const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
    if (!stored.ok) return stored;
    const { id, name, sizeBytes } = stored.data;
    return { ok: true, data: { id, name, sizeBytes: Number(sizeBytes) } };
  },
});
