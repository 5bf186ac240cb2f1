import { AppError } from "@/lib/platform/errors";
import { createUploadRoute } from "@/lib/platform/upload-route";
import { canImportRuns } from "@/lib/verification/domain/access";
import { FILE_BYTES } from "@/lib/verification/schema";

/** V1: takes in a results file for its preview; importing it is the action's business. */
export const POST = createUploadRoute({
  authorise: async ({ actor }) => {
    if (!canImportRuns(actor)) throw new AppError("NOT_FOUND", "verification files");
  },
  maxBytes: FILE_BYTES,
  mediaTypes: ["text/plain", "application/json"],
});
