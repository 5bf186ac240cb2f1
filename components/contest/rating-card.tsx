import { getLocale, getTranslations } from "next-intl/server";
import { DotIntervalChart } from "@/components/charts/dot-interval-chart";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import type { RatedEntry, SetResult, SheetEntry } from "@/lib/contest/domain/result";
import { formatCount, formatScore } from "@/lib/platform/format";

/** To the whole point: beside intervals of dozens of points, decimals would promise what nobody knows. The sheet keeps them. */
export const shownPoints = (points: number): string => formatCount(Math.round(points));

/** Why there is no rating, with the names of the teams concerned. */
export async function NotEstimable({
  result,
  entries,
}: {
  result: Extract<SetResult, { estimable: false }>;
  entries: readonly SheetEntry[];
}) {
  const t = await getTranslations("contest.results");
  const locale = await getLocale();
  const nameOf = (place: number): string => {
    const entry = entries[place];
    return entry ? nameIn(locale, entry) : "–";
  };
  const groups = "groups" in result ? result.groups.map((group) => group.map(nameOf).join(", ")).join(" / ") : "";
  return (
    <Notice tone="warning" title={t("notEstimable")}>
      {t(result.reason, { groups })}
    </Notice>
  );
}

type Props = {
  title: string;
  hint: string;
  votes: number;
  ratings: readonly RatedEntry[];
  shares?: readonly number[] | undefined;
  entries: readonly SheetEntry[];
  asOf: Date;
};

/** X4: ratings with their intervals, as a chart and as a table. */
export async function RatingCard({ title, hint, votes, ratings, shares, entries, asOf }: Props) {
  const t = await getTranslations("contest.results");
  const locale = await getLocale();
  const nameOf = (entryId: string): string => {
    const entry = entries.find((one) => one.entryId === entryId);
    return entry ? nameIn(locale, entry) : "–";
  };
  const rows = ratings
    .map((one, place) => ({ ...one, name: nameOf(one.entryId), share: shares?.[place] ?? null }))
    .sort((a, b) => b.rating - a.rating);
  return (
    <Card title={title} hint={hint}>
      <div className="flex flex-col gap-5">
        <ClientMessages namespaces={["contest"]}>
          <DotIntervalChart
            title={t("interval")}
            unit={t("unit")}
            source={`${t("source")} ${t("votes", { count: votes })}`}
            asOf={asOf}
            rows={rows.map((row) => ({
              label: row.name,
              value: Math.round(row.rating),
              low: Math.round(row.lower),
              high: Math.round(row.upper),
            }))}
          />
        </ClientMessages>
        <Table
          caption={title}
          captionHidden
          rows={rows}
          rowKey={(row) => row.entryId}
          columns={[
            { key: "team", header: t("team"), primary: true, render: (row) => row.name },
            { key: "rank", header: t("rank"), align: "end", render: (row) => <span className="num">{row.rank}</span> },
            {
              key: "rating",
              header: t("rating"),
              align: "end",
              render: (row) => <span className="num font-semibold">{shownPoints(row.rating)}</span>,
            },
            {
              key: "interval",
              header: t("interval"),
              align: "end",
              render: (row) => (
                <span className="num">
                  {shownPoints(row.lower)} – {shownPoints(row.upper)}
                </span>
              ),
            },
            ...(shares
              ? [
                  {
                    key: "share",
                    header: t("share"),
                    align: "end" as const,
                    render: (row: (typeof rows)[number]) => (
                      <span className="num">{row.share === null ? "–" : formatScore(row.share)}</span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Card>
  );
}
