import { useLocale, useTranslations } from "next-intl";
import { Heatmap } from "@/components/charts/heatmap";
import { nameIn } from "@/components/teams/words";
import { isLowUse, usageBasisPoints } from "@/lib/utilisation/domain/usage";
import type { UtilisationOverview } from "@/lib/utilisation/types";
import { weekLabel } from "./words";

/** G5: use by team and week. */
export function UseHeatmap({ overview }: { overview: UtilisationOverview }) {
  const t = useTranslations("utilisation.heatmap");
  const locale = useLocale();
  return (
    <Heatmap
      title={t("title")}
      description={t("description")}
      unit={t("unit")}
      source={t("source")}
      asOf={overview.asOf}
      rowLabel={t("team")}
      most={100}
      x={overview.weeks.map((week) => weekLabel(week, locale))}
      rows={overview.teams.map((team) => ({
        key: team.teamId,
        label: nameIn(locale, team),
        values: team.weeks.map((week) => {
          const share = usageBasisPoints(week);
          return share === null ? null : share / 100;
        }),
        marked: team.weeks.map((week) => isLowUse(week, overview.rules)),
      }))}
    />
  );
}
