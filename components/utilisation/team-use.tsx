import { useLocale, useTranslations } from "next-intl";
import { LineChart } from "@/components/charts/line-chart";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { formatDate, formatInstant } from "@/lib/platform/format";
import { usageBasisPoints } from "@/lib/utilisation/domain/usage";
import type { TeamUtilisation } from "@/lib/utilisation/types";
import { hoursText, weekLabel } from "./words";

type Props = { use: TeamUtilisation };

/** G5: one team's weeks against the threshold. */
export function TeamUseChart({ use }: Props) {
  const t = useTranslations("utilisation");
  const locale = useLocale();
  const threshold = use.rules.lowUseBasisPoints / 10_000;
  return (
    <LineChart
      title={t("team.chart")}
      description={t("team.chartDescription")}
      unit={t("heatmap.unit")}
      source={t("heatmap.source")}
      asOf={use.asOf}
      format="percent"
      x={use.weeks.map(({ week }) => weekLabel(week, locale))}
      series={[
        {
          key: "usage",
          label: t("team.usage"),
          values: use.weeks.map((week) => {
            const share = usageBasisPoints(week);
            return share === null ? null : share / 10_000;
          }),
        },
        { key: "threshold", label: t("team.threshold"), kind: "limit", values: use.weeks.map(() => threshold) },
      ]}
    />
  );
}

/** Days whose reports are overdue. */
export function MissingDays({ use }: Props) {
  const t = useTranslations("utilisation.team");
  const locale = useLocale();
  const more = use.missingDayCount - use.missingDays.length;
  return (
    <Card title={t("missingTitle")} hint={t("missingHint", { days: use.rules.reportDueDays })} id="missing">
      <Table
        caption={t("missingTitle")}
        captionHidden
        rows={use.missingDays}
        rowKey={(row) => row.day}
        empty={<p className="text-text-2">{t("noMissing")}</p>}
        columns={[
          { key: "day", header: t("day"), primary: true, render: (row) => formatDate(dateOf(row.day), locale) },
          {
            key: "reported",
            header: t("reported"),
            align: "end",
            render: ({ reportedHours, expectedHours }) =>
              t("reportedOf", { reported: reportedHours, expected: expectedHours }),
          },
        ]}
      />
      {more > 0 ? <p className="mt-3 text-text-2">{t("moreMissing", { count: more })}</p> : null}
    </Card>
  );
}

/** Figures that were replaced, beside those that count. */
export function Corrections({ use }: Props) {
  const t = useTranslations("utilisation.team");
  const locale = useLocale();
  return (
    <Card title={t("correctionsTitle")} id="corrections">
      <Table
        caption={t("correctionsTitle")}
        captionHidden
        rows={use.corrections}
        rowKey={(row) => `${row.poolKo} ${row.startsAt.toISOString()} ${row.revision}`}
        empty={<p className="text-text-2">{t("noCorrections")}</p>}
        columns={[
          {
            key: "period",
            header: t("period"),
            primary: true,
            render: (row) =>
              row.hours === 24 ? formatDate(row.startsAt, locale) : formatInstant(row.startsAt, locale),
          },
          { key: "pool", header: t("pool"), render: (row) => wordIn(locale, row.poolKo, row.poolEn) },
          { key: "before", header: t("before"), align: "end", render: (row) => hoursText(row.usedBefore) },
          { key: "after", header: t("after"), align: "end", render: (row) => hoursText(row.usedMilliHours) },
          { key: "at", header: t("at"), render: (row) => formatInstant(row.receivedAt, locale) },
        ]}
      />
    </Card>
  );
}
