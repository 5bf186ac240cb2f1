import { exportCount } from "@/lib/derivatives/queries/export-count";
import { createRoute } from "@/lib/platform/route";
import { exportSheetSchema } from "@/lib/verification/schema";

/** The frozen count behind the derivative part's scores, byte for byte as it was hashed (S11). */
export const GET = createRoute<typeof exportSheetSchema, { id: string }>({
  schema: exportSheetSchema,
  run: async ({ actor, params }, { reason }) => {
    const { fileName, text, sha256 } = await exportCount(actor, params.id, reason);
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
