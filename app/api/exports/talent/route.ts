import { getTranslations } from "next-intl/server";
import { talentTable } from "@/components/talent/export-table";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { exportTalent } from "@/lib/talent/queries/talent-list";
import { exportTalentSchema } from "@/lib/talent/schema";

/** Every team's researchers as a file, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportTalentSchema,
  run: async ({ actor, receivedAt }, { locale, reason, format }) => {
    const rows = await exportTalent(actor, reason);
    const t = await getTranslations({ locale, namespace: "talent.export" });
    const statuses = await getTranslations({ locale, namespace: "talent.statuses" });
    const name = `talent-${receivedAt.toISOString().slice(0, 10)}`;
    return tableDownload(talentTable(rows, { t, statuses, locale }), name, format);
  },
});
