import { useLocale, useTranslations } from "next-intl";
import { periodText } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { HalfYearOutlook } from "@/lib/ledger/types";
import { formatGpu } from "@/lib/platform/format";

/** Will GPUs last? Held, promised, agreed and free by half-year. */
export function HalfYearTable({ halfYears }: { halfYears: readonly HalfYearOutlook[] }) {
  const t = useTranslations("ledger.overview");
  const teams = useTranslations("teams");
  const locale = useLocale();
  const figure = (key: "held" | "promised" | "agreed" | "free", header: string) => ({
    key,
    header,
    align: "end" as const,
    render: (row: HalfYearOutlook) => formatGpu(row[key], locale),
  });
  return (
    <Card title={t("halfYears")} hint={t("halfYearsHint")} id="half-years">
      <Table
        caption={t("halfYears")}
        captionHidden
        rows={halfYears}
        rowKey={(row) => row.halfYear}
        columns={[
          { key: "period", header: t("halfYear"), primary: true, render: (row) => periodText(teams, row.halfYear) },
          figure("held", t("held")),
          figure("promised", t("promised")),
          figure("agreed", t("agreedTeams")),
          figure("free", t("room")),
        ]}
      />
    </Card>
  );
}
