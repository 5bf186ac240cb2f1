import { createUploadRoute } from "@/lib/platform/upload-route";
import { requireEditor } from "@/lib/references/queries/imports";
import { IMPORT_BYTES } from "@/lib/references/schema";

/** E5: takes in a list for its preview; importing it is the action's business. */
export const POST = createUploadRoute({
  authorise: async ({ actor }) => {
    requireEditor(actor);
  },
  maxBytes: IMPORT_BYTES,
  mediaTypes: ["text/plain", "application/json"],
});
