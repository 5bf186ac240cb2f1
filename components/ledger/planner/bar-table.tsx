"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { Move } from "@/lib/ledger/domain/timeline";
import type { PlannerBar, PlannerPool } from "@/lib/ledger/types/planner";
import { formatGpu } from "@/lib/platform/format";
import { wordIn } from "../words";
import { BarDay } from "./bar-day";
import { barText, type Translate } from "./words";

type Props = {
  pools: readonly PlannerPool[];
  /** The periods as the ledger has them. */
  origins: readonly Move[];
  bars: readonly PlannerBar[];
  moved: ReadonlySet<string>;
  problems: ReadonlyMap<string, string>;
  onMove: (move: Move) => void;
};

/** The timeline as a table: every period with its dates, which can be changed, and whether it is possible. */
export function BarTable({ pools, origins, bars, moved, problems, onMove }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const translate = t as unknown as Translate;
  const names = new Map(pools.map((pool) => [pool.id, wordIn(locale, pool.nameKo, pool.nameEn)]));
  const putBack = (id: string) => {
    const origin = origins.find((one) => one.id === id);
    if (origin) onMove({ id, validFrom: origin.validFrom, validTo: origin.validTo });
  };
  const date = (field: "validFrom" | "validTo", header: string) => ({
    key: field,
    header,
    render: (bar: PlannerBar) => (
      <BarDay
        label={t("planner.dateOf", { bar: barText(translate, locale, bar), field: header })}
        {...{ bar, field, onMove }}
      />
    ),
  });
  return (
    <Table
      caption={t("planner.table")}
      captionHidden
      rows={bars}
      rowKey={(bar) => bar.id}
      columns={[
        {
          key: "bar",
          header: t("planner.barColumn"),
          primary: true,
          render: (bar) => (
            <>
              {wordIn(locale, bar.teamKo, bar.teamEn) || t("planner.unknownTeam")} {formatGpu(bar.gpuCount, locale)}
              <span className="block text-small font-normal text-text-2">{names.get(bar.poolId)}</span>
            </>
          ),
        },
        date("validFrom", t("planner.from")),
        date("validTo", t("planner.to")),
        {
          key: "state",
          header: t("planner.state"),
          render: (bar) => {
            const problem = problems.get(bar.id);
            return (
              <>
                <StatusTag tone={problem ? "stop" : moved.has(bar.id) ? "doing" : "done"}>
                  {problem ? t("planner.no") : t(moved.has(bar.id) ? "planner.movedTag" : "planner.ok")}
                </StatusTag>
                {problem ? <span className="block text-small text-text-2">{problem}</span> : null}
                {moved.has(bar.id) ? (
                  <span className="mt-1.5 block">
                    <Button size="compact" onClick={() => putBack(bar.id)}>
                      {t("planner.putBack")}
                      <span className="sr-only"> {barText(translate, locale, bar)}</span>
                    </Button>
                  </span>
                ) : null}
              </>
            );
          },
        },
      ]}
    />
  );
}
