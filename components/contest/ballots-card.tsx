import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import type { ContestOverview } from "@/lib/contest/types";
import { formatCount } from "@/lib/platform/format";

/** X2, X3: how many voted and what does not count, by reason; never who is ahead. */
export async function BallotsCard({ contest }: { contest: ContestOverview }) {
  const t = await getTranslations("contest");
  const { ballots, ballotsHash } = contest;
  if (contest.state === "PREPARING") return null;
  return (
    <Card title={t("ballots.title")} hint={contest.state === "OPEN" ? t("ballots.hint") : undefined}>
      <div className="flex flex-col gap-5">
        <Table
          caption={t("ballots.title")}
          captionHidden
          rows={ballots.groups}
          rowKey={(row) => row.group}
          empty={<p>{t("ballots.empty")}</p>}
          columns={[
            { key: "group", header: t("ballots.group"), primary: true, render: (row) => t(`groups.${row.group}`) },
            { key: "voters", header: t("ballots.voters"), align: "end", render: (row) => formatCount(row.voters) },
            { key: "cast", header: t("ballots.cast"), align: "end", render: (row) => formatCount(row.cast) },
            { key: "counted", header: t("ballots.counted"), align: "end", render: (row) => formatCount(row.counted) },
          ]}
        />
        <Table
          caption={t("ballots.discards")}
          rows={ballots.discards}
          rowKey={(row) => row.reason}
          empty={<p>{t("ballots.none")}</p>}
          columns={[
            { key: "reason", header: t("ballots.reason"), primary: true, render: (row) => t(`reasons.${row.reason}`) },
            { key: "count", header: t("ballots.count"), align: "end", render: (row) => formatCount(row.count) },
          ]}
        />
        <DescriptionList
          items={[
            { term: t("ballots.exposure"), detail: t("ballots.exposureValue", ballots.exposure) },
            ...(ballotsHash
              ? [{ term: t("ballots.seal"), detail: <span className="num break-all">{ballotsHash}</span> }]
              : []),
          ]}
        />
      </div>
    </Card>
  );
}
