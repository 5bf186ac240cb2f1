import { getTranslations } from "next-intl/server";
import { contributionTable } from "@/components/settlement/export-table";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { exportContributions } from "@/lib/settlement/queries/contribution-list";
import { exportContributionsSchema } from "@/lib/settlement/schema";

/** Own contributions as the overview's address asks for them, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportContributionsSchema,
  run: async ({ actor, receivedAt, request }, { locale, reason, format }) => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const rows = await exportContributions(actor, params, reason);
    const t = await getTranslations({ locale, namespace: "settlement" });
    return tableDownload(
      contributionTable(rows, t, locale),
      `contributions-${receivedAt.toISOString().slice(0, 10)}`,
      format,
    );
  },
});
