import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import type { SelectionSheet } from "@/lib/reviews/domain/calculation-sheet";
import { rankingCsv } from "@/lib/reviews/domain/ranking-csv";
import { exportCalculationSheet } from "@/lib/reviews/queries/export-ranking";
import { exportRankingSchema } from "@/lib/reviews/schema";

const attachment = (name: string, type: string, body: string, sha256: string): Response =>
  new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-calculation-sheet-sha256": sha256,
    },
  });

/** S11: the calculation sheet, or the ranking as a table. Asks for a reason (L2). */
export const GET = createRoute<typeof exportRankingSchema, { callId: string }>({
  schema: exportRankingSchema,
  run: async ({ actor, params }, { format, reason, locale }) => {
    const detail = `ranking ${format}`;
    const { text, sha256, code } = await exportCalculationSheet(actor, { callId: params.callId, reason, detail });
    if (format === "json") return attachment(`ranking-${code}.json`, "application/json", text, sha256);
    const t = await translatorFor(locale);
    const words = {
      rank: t("reviews.ranking.rank"),
      receipt: t("reviews.receiptNumber"),
      total: t("reviews.ranking.total"),
      exact: t("reviews.ranking.exact"),
      result: t("reviews.ranking.result"),
      seat: (no: number) => t("reviews.seat", { no }),
    };
    const csv = rankingCsv(JSON.parse(text) as SelectionSheet, words, (result) => t(`reviews.results.${result}`));
    return attachment(`ranking-${code}.csv`, "text/csv", csv, sha256);
  },
});
