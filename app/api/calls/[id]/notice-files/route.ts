import { NOTICE_FILE_BYTES } from "@/lib/calls/domain/notice-files";
import { requireNoticeEditor } from "@/lib/calls/queries/notice-files";
import { DOCUMENT_TYPES } from "@/lib/platform/files/media-type";
import { createUploadRoute } from "@/lib/platform/upload-route";

/** C1: takes in a file for the notice, a whole document by its content; putting it there is the action's business. */
export const POST = createUploadRoute<{ id: string }>({
  authorise: async ({ actor, params, receivedAt }) => {
    await requireNoticeEditor(actor, params.id, receivedAt);
  },
  maxBytes: NOTICE_FILE_BYTES,
  mediaTypes: DOCUMENT_TYPES,
  document: true,
});
