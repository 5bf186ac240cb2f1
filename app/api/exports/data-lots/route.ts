import { getTranslations } from "next-intl/server";
import { lotTable } from "@/components/datasets/export-table";
import { exportLots } from "@/lib/datasets/queries/overview";
import { exportLotsSchema, LOT_LIST } from "@/lib/datasets/schema";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";

/** T2: lots as a file, filtered as the list was, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportLotsSchema,
  run: async ({ actor, receivedAt }, { locale, reason, format, ...rest }) => {
    const rows = await exportLots(actor, parseListQuery(rest as SearchParams, LOT_LIST), reason);
    const t = await getTranslations({ locale, namespace: "datasets.export" });
    const kinds = await getTranslations({ locale, namespace: "datasets.kinds" });
    const phases = await getTranslations({ locale, namespace: "datasets.phases" });
    const states = await getTranslations({ locale, namespace: "datasets.licence.states" });
    const name = `data-lots-${receivedAt.toISOString().slice(0, 10)}`;
    return tableDownload(lotTable(rows, { t, kinds, phases, states }), name, format);
  },
});
