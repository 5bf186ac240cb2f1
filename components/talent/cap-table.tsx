import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Table } from "@/components/ui/table";
import { formatWon, formatWonCompact } from "@/lib/platform/format";
import type { TalentEnvelope } from "@/lib/talent/types";

/** H1: the team's cap year by year, what of it is bound and what is paid. */
export function CapTable({ envelopes }: { envelopes: readonly TalentEnvelope[] }) {
  const t = useTranslations("talent.caps");
  const locale = useLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={envelopes}
        rowKey={(row) => String(row.year)}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[
          { key: "year", header: t("year"), primary: true, render: (row) => t("yearOf", { year: String(row.year) }) },
          { key: "limit", header: t("limit"), align: "end", render: (row) => formatWon(row.limitWon, locale) },
          { key: "bound", header: t("bound"), align: "end", render: (row) => formatWon(row.committedWon, locale) },
          { key: "paid", header: t("paid"), align: "end", render: (row) => formatWon(row.paidWon, locale) },
          {
            key: "room",
            header: t("room"),
            render: (row) => (
              <>
                <span className="whitespace-nowrap">{formatWonCompact(row.limitWon - row.committedWon, locale)}</span>
                <Progress
                  label={t("used", { year: String(row.year) })}
                  hideLabel
                  value={Number(row.committedWon)}
                  max={Math.max(1, Number(row.limitWon))}
                />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
