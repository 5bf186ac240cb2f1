import { createUploadRoute } from "@/lib/platform/upload-route";
import { requireMaintainer } from "@/lib/reviewers/queries/imports";
import { IMPORT_BYTES } from "@/lib/reviewers/schema";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** S2: takes in a list of reviewers for its preview; importing it is the action's business. */
export const POST = createUploadRoute({
  authorise: async ({ actor }) => {
    requireMaintainer(actor);
  },
  maxBytes: IMPORT_BYTES,
  mediaTypes: ["text/plain", XLSX],
});
