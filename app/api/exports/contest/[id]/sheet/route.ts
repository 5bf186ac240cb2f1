import { z } from "zod";
import { exportContestSheet } from "@/lib/contest/queries/get-results";
import { createRoute } from "@/lib/platform/route";
import { sheetDownload } from "@/lib/platform/sheet-download";

/** The result sheet of a stage's contest, byte for byte as it was hashed (S11). */
export const GET = createRoute<z.ZodObject<{ reason: z.ZodString }>, { id: string }>({
  schema: z.object({ reason: z.string().trim().min(5).max(500) }),
  run: async ({ actor, params }, { reason }) => {
    return sheetDownload(await exportContestSheet(actor, params.id, reason));
  },
});
