import { createRoute } from "@/lib/platform/route";
import { startUpload } from "@/lib/proposals/commands/uploads";
import { startUploadSchema } from "@/lib/proposals/schema";

/** A6: begins an upload, or finds the one that broke off: where to go on. */
export const POST = createRoute<typeof startUploadSchema, { id: string }>({
  schema: startUploadSchema,
  run: ({ actor, receivedAt, params }, input) => startUpload(actor, { ...input, proposalId: params.id }, receivedAt),
});
