import { useTranslations } from "next-intl";
import { TileGrid } from "@/components/layout/tile-grid";
import { StatTile } from "@/components/ui/stat-tile";
import { formatCount } from "@/lib/platform/format";
import { missingHours, type WeekUse } from "@/lib/utilisation/domain/usage";
import { shareText, usageText, wholeHoursText } from "./words";

type Props = {
  total: WeekUse;
  lowWeeks: number;
  lowUseBasisPoints: number;
  links: { low: string; missing: string; revised: string };
};

/** The questions about use, each linked to its rows. */
export function UseTiles({ total, lowWeeks, lowUseBasisPoints, links }: Props) {
  const t = useTranslations("utilisation");
  const hours = (milliHours: bigint) => t("gpuHours", { hours: wholeHoursText(milliHours) });
  const missing = missingHours(total);
  return (
    <TileGrid>
      <StatTile
        question={t("tiles.usage")}
        answer={usageText(total)}
        detail={t("tiles.usageDetail", {
          available: hours(total.availableMilliHours),
          used: hours(total.usedMilliHours),
        })}
      />
      <StatTile
        question={t("tiles.low")}
        answer={lowWeeks > 0 ? t("tiles.lowAnswer", { count: lowWeeks }) : t("tiles.noLow")}
        detail={t("tiles.lowDetail", { percent: shareText(lowUseBasisPoints) })}
        href={links.low}
      />
      <StatTile
        question={t("tiles.missing")}
        answer={missing > 0 ? t("tiles.missingAnswer", { count: formatCount(missing) }) : t("tiles.noMissing")}
        detail={t("tiles.missingDetail", { expected: formatCount(total.expectedHours) })}
        href={links.missing}
      />
      <StatTile
        question={t("tiles.revised")}
        answer={t("tiles.revisedAnswer", { count: formatCount(total.lateHours + total.correctedHours) })}
        detail={t("tiles.revisedDetail", {
          late: formatCount(total.lateHours),
          corrected: formatCount(total.correctedHours),
        })}
        href={links.revised}
      />
    </TileGrid>
  );
}
