import { getLocale, getTranslations } from "next-intl/server";
import { LineChart } from "@/components/charts/line-chart";
import { nameIn } from "@/components/stages/names";
import type { SnapshotPoint, TeamView } from "@/lib/derivatives/types";
import { formatDate } from "@/lib/platform/format";

/** The chart holds six lines. */
const MOST_TEAMS = 6;

/** Y2: how the families grow from listing to listing, in models and in downloads. */
export async function Growth({ teams, asOf }: { teams: readonly TeamView[]; asOf: Date }) {
  const t = await getTranslations("derivatives.growth");
  const locale = await getLocale();
  const days = [...new Set(teams.flatMap((team) => team.growth.map((point) => point.takenOn)))].sort();
  // One listing is no growth.
  if (days.length < 2) return null;
  const lines = (of: (point: SnapshotPoint) => number) =>
    teams
      .filter((team) => team.growth.length > 0)
      .slice(0, MOST_TEAMS)
      .map((team) => ({
        key: team.teamId,
        label: nameIn(locale, team),
        values: days.map((day) => {
          const point = team.growth.find((one) => one.takenOn === day);
          return point ? of(point) : null;
        }),
      }));
  const x = days.map((day) => formatDate(day, locale));
  return (
    <>
      <LineChart
        title={t("title")}
        unit={t("unit")}
        source={t("source")}
        asOf={asOf}
        description={t("description")}
        x={x}
        series={lines((point) => point.models)}
      />
      <LineChart
        title={t("downloadsTitle")}
        unit={t("downloadsUnit")}
        source={t("source")}
        asOf={asOf}
        description={t("downloadsDescription")}
        x={x}
        series={lines((point) => point.downloads)}
      />
    </>
  );
}
