import { getTranslations } from "next-intl/server";
import { usageTable } from "@/components/utilisation/export-table";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { NO_USE } from "@/lib/utilisation/domain/usage";
import { exportUtilisation } from "@/lib/utilisation/queries/overview";
import { exportTeamUtilisation } from "@/lib/utilisation/queries/team-utilisation";
import { exportUtilisationSchema } from "@/lib/utilisation/schema";

/** Use by team and week as a file, of one team or of all, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportUtilisationSchema,
  run: async ({ actor, receivedAt }, { teamId, locale, reason, format }) => {
    const t = await getTranslations({ locale, namespace: "utilisation.export" });
    const name = `gpu-use-${receivedAt.toISOString().slice(0, 10)}`;
    if (teamId !== "") {
      const { team, weeks } = await exportTeamUtilisation(actor, teamId, reason);
      const rows = weeks.map((use) => ({ week: use.week, nameKo: team.nameKo, nameEn: team.nameEn, use }));
      return tableDownload(usageTable(rows, { t, locale }), name, format);
    }
    const { weeks, teams } = await exportUtilisation(actor, reason);
    const rows = teams.flatMap((team) =>
      weeks.map((week, index) => ({ ...team, week, use: team.weeks[index] ?? NO_USE })),
    );
    return tableDownload(usageTable(rows, { t, locale }), name, format);
  },
});
