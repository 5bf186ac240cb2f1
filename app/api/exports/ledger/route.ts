import { getTranslations } from "next-intl/server";
import { ledgerTable } from "@/components/ledger/export-table";
import { exportLedger } from "@/lib/ledger/queries/export-ledger";
import { ledgerExportSchema } from "@/lib/ledger/schema";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";

/** A list of the ledger, as its page shows it, as a file, with a reason on record (L2). */
export const GET = createRoute({
  schema: ledgerExportSchema,
  run: async ({ actor, receivedAt, request }, { list, locale, reason, format }) => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const found = await exportLedger(actor, { list, reason, params });
    const t = await getTranslations({ locale, namespace: "ledger" });
    const resources = await getTranslations({ locale, namespace: "teams.resources" });
    const name = `${list}-${receivedAt.toISOString().slice(0, 10)}`;
    return tableDownload(ledgerTable(found, { t, resources, locale }), name, format);
  },
});
