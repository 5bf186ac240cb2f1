import { agreementTable } from "@/components/agreements/export-table";
import { exportAgreements } from "@/lib/agreements/queries/list-agreements";
import { agreementExportSchema } from "@/lib/agreements/schema";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";

/** The list of agreements, as its page shows it, as a file, with a reason on record (L2). */
export const GET = createRoute({
  schema: agreementExportSchema,
  run: async ({ actor, receivedAt, request }, { locale, reason, format }) => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const rows = await exportAgreements(actor, params, reason);
    const t = await translatorFor(locale);
    const table = agreementTable(rows, (key, values) => t(`agreements.${key}`, values), locale);
    return tableDownload(table, `agreements-${receivedAt.toISOString().slice(0, 10)}`, format);
  },
});
