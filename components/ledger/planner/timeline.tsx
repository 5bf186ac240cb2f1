"use client";
import { useLocale, useTranslations } from "next-intl";
import { periodText } from "@/components/teams/words";
import { halfYearDays } from "@/lib/ledger/domain/calendar";
import { freeThroughout, poolUse } from "@/lib/ledger/domain/pool-use";
import { lanesOf, type Move, placeOf, scaleOf } from "@/lib/ledger/domain/timeline";
import type { PlannerBar, PlannerPool } from "@/lib/ledger/types/planner";
import { formatGpu } from "@/lib/platform/format";
import { wordIn } from "../words";
import { LANE_PX, TimelineBar } from "./timeline-bar";
import { barText, type Translate } from "./words";

type Props = {
  pools: readonly PlannerPool[];
  /** The bars as the ledger has them, in the same order. */
  origins: readonly Move[];
  bars: readonly PlannerBar[];
  /** What stands against a bar, in words. */
  problems: ReadonlyMap<string, string>;
  today: string;
  onMove: (move: Move, part?: string) => void;
};
type Scale = NonNullable<ReturnType<typeof scaleOf>>;
const MONTHS_A_HALF_YEAR = 6;

/** Pools and what is allocated of them over half-years; every bar can be dragged or moved by keys. */
export function Timeline({ pools, origins, bars, problems, today, onMove }: Props) {
  const t = useTranslations("ledger");
  const teams = useTranslations("teams");
  const scale = scaleOf(pools);
  if (!scale) return null;
  return (
    <section aria-label={t("planner.scrollLabel")} className="overflow-x-auto">
      <div className="relative min-w-[860px]">
        <div className="relative h-8 border-b border-line" aria-hidden="true">
          {scale.halfYears.map((half) => (
            <span
              key={half}
              className="absolute border-s border-line ps-1.5 text-small text-text-2"
              style={{ left: `${placeOf(halfYearDays(half).validFrom, scale)}%` }}
            >
              {periodText(teams, half)}
            </span>
          ))}
        </div>
        {scale.validFrom <= today && today < scale.validTo ? (
          <span
            className="pointer-events-none absolute top-8 bottom-0 border-s-2 border-dotted border-control"
            style={{ left: `${placeOf(today, scale)}%` }}
            aria-hidden="true"
          >
            <span className="bg-surface ps-1 text-fine text-text-2">{t("planner.today")}</span>
          </span>
        ) : null}
        {pools.map((pool) => (
          <PoolLanes
            key={pool.id}
            {...{ pool, origins, scale, problems, onMove }}
            bars={bars.filter((bar) => bar.poolId === pool.id)}
          />
        ))}
      </div>
    </section>
  );
}

function PoolLanes({
  pool,
  origins,
  scale,
  bars,
  problems,
  onMove,
}: Omit<Props, "pools" | "today"> & { pool: PlannerPool; scale: Scale }) {
  const t = useTranslations("ledger");
  const teams = useTranslations("teams");
  const locale = useLocale();
  const translate = t as unknown as Translate;
  const steps = poolUse([pool], bars);
  const lanes = lanesOf(bars);
  const left = placeOf(pool.validFrom, scale);
  const within = scale.halfYears
    .map(halfYearDays)
    .filter((half) => half.validFrom < pool.validTo && pool.validFrom < half.validTo);
  return (
    <div className="border-b border-line py-3">
      <p className="font-semibold">
        {wordIn(locale, pool.nameKo, pool.nameEn)}{" "}
        <span className="font-normal text-text-2">{formatGpu(pool.gpuCount, locale)}</span>
      </p>
      <div className="relative mt-1 h-2" aria-hidden="true">
        <span
          className="absolute inset-y-0 rounded-control bg-line-strong"
          style={{ left: `${left}%`, width: `${placeOf(pool.validTo, scale) - left}%` }}
        />
      </div>
      <div className="relative" style={{ height: lanes.length * LANE_PX }}>
        {bars.map((bar) => {
          const text = barText(translate, locale, bar);
          const problem = problems.get(bar.id);
          return (
            // One container for all lanes: a bar that changes its lane keeps its place in the page, and the focus.
            <TimelineBar
              key={bar.id}
              {...{ bar, scale, onMove, months: scale.halfYears.length * MONTHS_A_HALF_YEAR }}
              origin={origins.find((one) => one.id === bar.id) ?? bar}
              lane={lanes.findIndex((lane) => lane.includes(bar))}
              label={problem ? t("planner.barProblem", { bar: text, problem }) : text}
              text={`${wordIn(locale, bar.teamKo, bar.teamEn) || t("planner.unknownTeam")} ${formatGpu(bar.gpuCount, locale)}`}
              problem={problem !== undefined}
            />
          );
        })}
      </div>
      <ul className="relative mt-1 h-6 text-small text-text-2">
        {within.map((half) => {
          const period = {
            validFrom: half.validFrom > pool.validFrom ? half.validFrom : pool.validFrom,
            validTo: half.validTo < pool.validTo ? half.validTo : pool.validTo,
          };
          return (
            <li
              key={half.validFrom}
              className="absolute ps-1.5"
              style={{ left: `${placeOf(period.validFrom, scale)}%` }}
            >
              <span className="sr-only">
                {periodText(teams, `${half.validFrom.slice(0, 4)}H${half.validFrom.slice(5, 7) === "01" ? 1 : 2}`)}{" "}
              </span>
              {t("planner.left", { count: formatGpu(freeThroughout(steps, period), locale) })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
