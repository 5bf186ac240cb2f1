import { settlementTable } from "@/components/settlement/statement-table";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { settlementFile } from "@/lib/settlement/queries/get-settlement";
import { exportSettlementSchema } from "@/lib/settlement/schema";

/** Every line of a submitted or approved statement as a table, with a reason on record (L2). */
export const GET = createRoute<typeof exportSettlementSchema, { id: string }>({
  schema: exportSettlementSchema,
  run: async ({ actor, params }, { locale, reason, format }) => {
    const { whole } = await settlementFile(actor, params.id, reason);
    const t = await translatorFor(locale);
    const table = settlementTable(whole, (key, values) => t(key, values), locale);
    return tableDownload(table, `${whole.agreement.number}-S${whole.year}`, format);
  },
});
