import { getTranslations } from "next-intl/server";
import { toCsv } from "@/components/charts/prepare";
import { ledgerTable } from "@/components/ledger/export-table";
import { exportLedger } from "@/lib/ledger/queries/export-ledger";
import { ledgerExportSchema } from "@/lib/ledger/schema";
import { downloadHeaders } from "@/lib/platform/files";
import { createRoute } from "@/lib/platform/route";

/** CSV of a list of the ledger, as its page shows it, with a reason on record (L2). */
export const GET = createRoute({
  schema: ledgerExportSchema,
  run: async ({ actor, receivedAt, request }, { list, locale, reason }) => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const found = await exportLedger(actor, { list, reason, params });
    const t = await getTranslations({ locale, namespace: "ledger" });
    const resources = await getTranslations({ locale, namespace: "teams.resources" });
    const name = `${list}-${receivedAt.toISOString().slice(0, 10)}.csv`;
    return new Response(toCsv(ledgerTable(found, { t, resources, locale })), {
      headers: downloadHeaders(name, "text/csv; charset=utf-8"),
    });
  },
});
