import { z } from "zod";
import { exportContestSheet } from "@/lib/contest/queries/get-results";
import { createRoute } from "@/lib/platform/route";

/** The result sheet of a stage's contest, byte for byte as it was hashed (S11). */
export const GET = createRoute<z.ZodObject<{ reason: z.ZodString }>, { id: string }>({
  schema: z.object({ reason: z.string().trim().min(5).max(500) }),
  run: async ({ actor, params }, { reason }) => {
    const { fileName, text, sha256 } = await exportContestSheet(actor, params.id, reason);
    return new Response(text, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "x-content-sha256": sha256,
        "cache-control": "no-store",
      },
    });
  },
});
