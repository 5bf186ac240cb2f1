import { z } from "zod";
import { createRoute } from "@/lib/platform/route";
import { sheetDownload } from "@/lib/platform/sheet-download";
import { exportStageSheet } from "@/lib/stages/queries/export-sheet";

/** The calculation sheet of a stage result, byte for byte as it was hashed (S11). */
export const GET = createRoute<z.ZodObject<{ reason: z.ZodString }>, { id: string }>({
  schema: z.object({ reason: z.string().trim().min(5).max(500) }),
  run: async ({ actor, params }, { reason }) => {
    return sheetDownload(await exportStageSheet(actor, params.id, reason));
  },
});
