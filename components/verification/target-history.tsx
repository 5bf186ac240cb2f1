import { getLocale, getTranslations } from "next-intl/server";
import { LineChart } from "@/components/charts/line-chart";
import { nameIn } from "@/components/stages/names";
import type { TargetPoint } from "@/lib/verification/domain/history";

/** Teams drawn beside the target; the chart holds six lines. */
const MOST_TEAMS = 5;

/** E5: the target as it moved from stage to stage, and how the teams moved with it. */
export async function TargetHistory({ history, asOf }: { history: readonly TargetPoint[]; asOf: Date }) {
  const t = await getTranslations("verification.history");
  const locale = await getLocale();
  // One stage is no movement.
  if (history.length < 2) return null;
  const teams = new Map(history.flatMap((point) => point.levels.map((one) => [one.teamId, one] as const)));
  const lines = [...teams.values()].slice(-MOST_TEAMS).map((team) => ({
    key: team.teamId,
    label: nameIn(locale, team),
    values: history.map((point) => point.levels.find((one) => one.teamId === team.teamId)?.level ?? null),
  }));
  return (
    <LineChart
      title={t("title")}
      unit="%"
      source={t("source")}
      asOf={asOf}
      description={t("description")}
      format="percent"
      fromZero={false}
      x={history.map((point) => t("stage", { number: point.stageNumber }))}
      series={[{ key: "target", label: t("target"), values: history.map((point) => point.targetLevel) }, ...lines]}
    />
  );
}
