import { useLocale, useTranslations } from "next-intl";
import { TileGrid } from "@/components/layout/tile-grid";
import { periodText } from "@/components/teams/words";
import { StatTile } from "@/components/ui/stat-tile";
import { halfYearOf } from "@/lib/ledger/domain/calendar";
import type { GpuOverview } from "@/lib/ledger/types";
import { formatGpu } from "@/lib/platform/format";

/** The questions of the GPU ledger, each linked to its rows. */
export function GpuTiles({ overview }: { overview: GpuOverview }) {
  const t = useTranslations("ledger.overview");
  const teams = useTranslations("teams");
  const locale = useLocale();
  const gpu = (count: number) => formatGpu(count, locale);
  const sum = (key: "free" | "reserved" | "allocated") => overview.pools.reduce((total, pool) => total + pool[key], 0);
  const current = halfYearOf(overview.today);
  const ahead = overview.halfYears.filter((one) => one.halfYear >= current && one.held > 0);
  const tightest = ahead.reduce((worst, one) => (worst && worst.free <= one.free ? worst : one), ahead[0]);
  const now = overview.halfYears.find((one) => one.halfYear === current);
  return (
    <TileGrid>
      <StatTile
        question={t("free")}
        answer={gpu(sum("free"))}
        detail={t("freeDetail", {
          held: gpu(sum("free") + sum("reserved") + sum("allocated")),
          allocated: gpu(sum("allocated")),
        })}
        href="#pools"
      />
      <StatTile
        question={t("reserved")}
        answer={gpu(overview.pendingGpus)}
        detail={overview.pending > 0 ? t("reservedDetail", { count: overview.pending }) : t("noneReserved")}
        href="/ledger/allocations?status=REQUESTED"
      />
      <StatTile
        question={t("tightest")}
        answer={tightest ? gpu(Math.max(0, tightest.free)) : "–"}
        detail={tightest ? periodText(teams, tightest.halfYear) : undefined}
        href="#half-years"
      />
      <StatTile
        question={t("agreed")}
        answer={now ? gpu(Math.max(0, now.agreed - now.promised)) : "–"}
        detail={t("agreedDetail", { period: periodText(teams, current) })}
        href="#half-years"
      />
    </TileGrid>
  );
}
