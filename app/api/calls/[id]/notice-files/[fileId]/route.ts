import { noticeFile } from "@/lib/calls/queries/notice-files";
import { fileResponse } from "@/lib/platform/files";
import { createPublicRoute } from "@/lib/platform/route";

/** C1: a file of the notice, for everybody once the call is announced. */
export const GET = createPublicRoute<{ id: string; fileId: string }>(async ({ actor, params }) =>
  fileResponse(await noticeFile(actor, params.id, params.fileId)),
);
