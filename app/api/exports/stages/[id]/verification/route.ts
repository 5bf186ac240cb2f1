import { createRoute } from "@/lib/platform/route";
import { sheetDownload } from "@/lib/platform/sheet-download";
import { exportPartSheet } from "@/lib/verification/queries/export-sheet";
import { exportSheetSchema } from "@/lib/verification/schema";

/** The sheet behind the verification part's scores, byte for byte as it was hashed (S11). */
export const GET = createRoute<typeof exportSheetSchema, { id: string }>({
  schema: exportSheetSchema,
  run: async ({ actor, params }, { reason }) => {
    return sheetDownload(await exportPartSheet(actor, params.id, reason));
  },
});
