import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/platform/format";
import { missingHours } from "@/lib/utilisation/domain/usage";
import type { UtilisationOverview } from "@/lib/utilisation/types";
import { UseExport } from "./use-export";
import { usageText, wholeHoursText } from "./words";

type Row = UtilisationOverview["teams"][number];

/** G5: the committee's table. */
export function StatsTable({ overview }: { overview: UtilisationOverview }) {
  const t = useTranslations("utilisation");
  const locale = useLocale();
  const number = (key: string, header: string, text: (row: Row) => string): Column<Row> => ({
    ...{ key, header, align: "end" as const },
    render: (row) => <span className="num whitespace-nowrap">{text(row)}</span>,
  });
  const hours = (count: number) => t("hoursOf", { count: formatCount(count) });
  return (
    <Card title={t("stats.title")} hint={t("stats.hint")} actions={<UseExport teamId="" />} id="stats">
      <Table
        caption={t("stats.title")}
        captionHidden
        rows={overview.teams}
        rowKey={(row) => row.teamId}
        columns={[
          {
            key: "team",
            header: t("stats.team"),
            primary: true,
            render: (row) => <TextLink href={`/teams/${row.teamId}/utilisation`}>{nameIn(locale, row)}</TextLink>,
          },
          number("allocated", t("stats.allocated"), (row) => wholeHoursText(row.allocatedMilliHours)),
          number("available", t("stats.available"), (row) => wholeHoursText(row.availableMilliHours)),
          number("used", t("stats.used"), (row) => wholeHoursText(row.usedMilliHours)),
          number("usage", t("stats.usage"), (row) => usageText(row)),
          number("ofAllocated", t("stats.ofAllocated"), (row) =>
            usageText({ usedMilliHours: row.usedMilliHours, availableMilliHours: row.allocatedMilliHours }),
          ),
          number("low", t("stats.lowWeeks"), (row) => t("stats.weeksCount", { count: row.lowWeeks })),
          number("missing", t("stats.missing"), (row) => hours(missingHours(row))),
          number("late", t("stats.late"), (row) => hours(row.lateHours)),
          number("corrected", t("stats.corrected"), (row) => hours(row.correctedHours)),
        ]}
      />
    </Card>
  );
}
