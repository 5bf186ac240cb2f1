import { exportCount } from "@/lib/derivatives/queries/export-count";
import { createRoute } from "@/lib/platform/route";
import { sheetDownload } from "@/lib/platform/sheet-download";
import { exportSheetSchema } from "@/lib/verification/schema";

/** The frozen count behind the derivative part's scores, byte for byte as it was hashed (S11). */
export const GET = createRoute<typeof exportSheetSchema, { id: string }>({
  schema: exportSheetSchema,
  run: async ({ actor, params }, { reason }) => {
    return sheetDownload(await exportCount(actor, params.id, reason));
  },
});
