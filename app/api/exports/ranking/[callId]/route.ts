import type { Actor } from "@/lib/access/actor";
import { downloadHeaders } from "@/lib/platform/files";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import type { SelectionSheet } from "@/lib/reviews/domain/calculation-sheet";
import { rankingTable } from "@/lib/reviews/domain/ranking-table";
import { exportCalculationSheet, exportStandingSheet } from "@/lib/reviews/queries/export-ranking";
import { exportRankingSchema } from "@/lib/reviews/schema";

const sheetHash = (sha256: string) => ({ "x-calculation-sheet-sha256": sha256 });

/** S10: what objections made of it; `verify` recomputes it like the sheet itself. */
async function standing(actor: Actor, input: { callId: string; reason: string; detail: string }): Promise<Response> {
  const { text, sha256, code } = await exportStandingSheet(actor, input);
  const headers = downloadHeaders(`ranking-standing-${code}.json`, "application/json");
  return new Response(text, { headers: { ...headers, ...sheetHash(sha256) } });
}

/** S11: the calculation sheet, or the ranking as a table. Asks for a reason (L2). */
export const GET = createRoute<typeof exportRankingSchema, { callId: string }>({
  schema: exportRankingSchema,
  run: async ({ actor, params }, { format, reason, locale, as }) => {
    if (as === "standing") return standing(actor, { callId: params.callId, reason, detail: "ranking standing" });
    const detail = `ranking ${format}`;
    const { text, sha256, code } = await exportCalculationSheet(actor, { callId: params.callId, reason, detail });
    const name = `ranking-${code}`;
    const hash = sheetHash(sha256);
    if (format === "json")
      return new Response(text, { headers: { ...downloadHeaders(`${name}.json`, "application/json"), ...hash } });
    const t = await translatorFor(locale);
    const words = {
      rank: t("reviews.ranking.rank"),
      receipt: t("reviews.receiptNumber"),
      total: t("reviews.ranking.total"),
      exact: t("reviews.ranking.exact"),
      result: t("reviews.ranking.result"),
      votes: t("reviews.ranking.votes"),
      seat: (no: number) => t("reviews.seat", { no }),
    };
    const table = rankingTable(JSON.parse(text) as SelectionSheet, words, (result) => t(`reviews.results.${result}`));
    return tableDownload(table, name, format, hash);
  },
});
