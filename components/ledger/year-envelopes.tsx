import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Table } from "@/components/ui/table";
import { formatWon, formatWonCompact } from "@/lib/platform/format";

type Envelope = { year: number; limitWon: bigint; plannedWon?: bigint; committedWon: bigint; paidWon: bigint };
type Props = { title: string; hint: string; none: string; envelopes: readonly Envelope[] };

/** T2, H1: a team's envelopes of one kind year by year: limit, what of it is bound and paid, and the room that is left. */
export function YearEnvelopes({ title, hint, none, envelopes }: Props) {
  const t = useTranslations("ledger.yearEnvelopes");
  const locale = useLocale();
  return (
    <Card title={title} hint={hint}>
      <Table
        caption={title}
        captionHidden
        rows={envelopes}
        rowKey={(row) => String(row.year)}
        empty={<p className="text-text-2">{none}</p>}
        columns={[
          { key: "year", header: t("year"), primary: true, render: (row) => t("yearOf", { year: String(row.year) }) },
          { key: "limit", header: t("limit"), align: "end", render: (row) => formatWon(row.limitWon, locale) },
          ...(envelopes.some(({ plannedWon }) => plannedWon !== undefined)
            ? [
                {
                  ...{ key: "planned", header: t("planned"), align: "end" as const },
                  render: (row: Envelope) => formatWon(row.plannedWon ?? 0n, locale),
                },
              ]
            : []),
          { key: "bound", header: t("bound"), align: "end", render: (row) => formatWon(row.committedWon, locale) },
          { key: "paid", header: t("paid"), align: "end", render: (row) => formatWon(row.paidWon, locale) },
          {
            key: "room",
            header: t("room"),
            render: (row) => (
              <>
                <span className="whitespace-nowrap">{formatWonCompact(row.limitWon - row.committedWon, locale)}</span>
                <Progress
                  label={t("used", { title, year: String(row.year) })}
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
