"use client";
import { useLocale, useTranslations } from "next-intl";
import { periodText } from "@/components/teams/words";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { ForecastRow, VariantPeriod } from "@/lib/ledger/domain/forecast";
import { formatGpu, formatWonCompact } from "@/lib/platform/format";
import { CountInput } from "./count-input";
import { reasonText, type Translate } from "./words";

type Props = {
  rows: readonly ForecastRow[];
  blocks: readonly number[];
  onChange: (halfYear: string, change: Partial<VariantPeriod>) => void;
};
const FIELDS = [
  ["teams", 100],
  ["perTeam", 100_000],
  ["extra", 1_000_000],
] as const;
const COSTS = ["poolCostWon", "idleCostWon", "extraCostWon"] as const;

/** G1, G2: what is supposed of every half-year, and at once whether it lasts, why, and what it costs. */
export function ForecastTable({ rows, blocks, onChange }: Props) {
  const t = useTranslations("ledger");
  const teams = useTranslations("teams");
  const locale = useLocale();
  const translate = t as unknown as Translate;
  return (
    <Table
      caption={t("planner.forecast")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.halfYear}
      columns={[
        {
          key: "halfYear",
          header: t("planner.halfYear"),
          primary: true,
          render: (row) => <span className="whitespace-nowrap">{periodText(teams, row.halfYear)}</span>,
        },
        ...FIELDS.map(([field, maximum]) => ({
          key: field,
          header: t(`planner.${field}`),
          align: "end" as const,
          render: (row: ForecastRow) => (
            <CountInput
              label={t("planner.inputOf", {
                period: periodText(teams, row.halfYear),
                field: t(`planner.${field}`),
              })}
              value={row[field]}
              maximum={maximum}
              onChange={(value) => onChange(row.halfYear, { [field]: value })}
            />
          ),
        })),
        {
          key: "need",
          header: t("planner.need"),
          align: "end",
          render: (row) => (
            <>
              <span className="whitespace-nowrap">{formatGpu(row.need, locale)}</span>
              <span className="block text-small text-text-2">
                {t("planner.held")} <span className="md:block">{formatGpu(row.held, locale)}</span>
              </span>
            </>
          ),
        },
        {
          key: "verdict",
          header: t("planner.verdict"),
          render: (row) => (
            <div className="md:min-w-44">
              <StatusTag tone={row.fits ? "done" : "stop"}>
                {row.fits ? t("planner.fits") : t("planner.short", { count: formatGpu(row.need - row.held, locale) })}
              </StatusTag>
              {row.fits ? (
                <span className="block text-small text-text-2">
                  {t("planner.left", { count: formatGpu(row.left, locale) })}
                </span>
              ) : null}
              {row.reasons.map((reason) => (
                <span key={reason.code} className="block text-small text-text-2">
                  {reasonText(translate, locale, reason, blocks)}
                </span>
              ))}
            </div>
          ),
        },
        {
          key: "cost",
          header: t("planner.poolCost"),
          align: "end",
          render: (row) => (
            <>
              {COSTS.filter((name) => name === "poolCostWon" || row[name] > 0n).map((name, index) => (
                <span key={name} className={`block ${index > 0 ? "text-small text-text-2" : "whitespace-nowrap"}`}>
                  {index > 0 ? (
                    <span className="md:block">
                      {t(name === "idleCostWon" ? "planner.idleCost" : "planner.extraCost")}{" "}
                    </span>
                  ) : null}
                  {formatWonCompact(row[name], locale)}
                </span>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
