import { db } from "@/lib/platform/db";
import { createUploadRoute } from "@/lib/platform/upload-route";
import { REPORT_TYPES } from "@/lib/utilisation/queries/imports";
import { requireAnyReporter } from "@/lib/utilisation/queries/report-facts";
import { IMPORT_BYTES } from "@/lib/utilisation/schema";

/** G5: takes in a file of reports for its preview; importing it is the action's business. */
export const POST = createUploadRoute({
  authorise: async ({ actor }) => {
    await requireAnyReporter(db, actor);
  },
  maxBytes: IMPORT_BYTES,
  mediaTypes: REPORT_TYPES,
});
