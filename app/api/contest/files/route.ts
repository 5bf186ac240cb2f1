import { canPrepareContest } from "@/lib/contest/domain/access";
import { ROW_FILE_BYTES } from "@/lib/contest/schema";
import { AppError } from "@/lib/platform/errors";
import { createUploadRoute } from "@/lib/platform/upload-route";

/** X2: takes in a file of prompts or answers; importing it is the action's business. */
export const POST = createUploadRoute({
  authorise: async ({ actor }) => {
    if (!canPrepareContest(actor)) throw new AppError("NOT_FOUND", "contest files");
  },
  maxBytes: ROW_FILE_BYTES,
  mediaTypes: ["text/plain", "application/json"],
});
