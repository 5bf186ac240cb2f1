import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Progress } from "@/components/ui/progress";
import { Table } from "@/components/ui/table";
import type { ContestOverview } from "@/lib/contest/types";
import { formatCount } from "@/lib/platform/format";

/** Votes made of those that everybody who takes part would make. */
async function GroupProgress({ contest, group }: { contest: ContestOverview; group: "PUBLIC" | "EXPERT" }) {
  const t = await getTranslations("contest");
  const { rules, voters, ballots } = contest;
  const made = ballots.groups.find((row) => row.group === group)?.counted ?? 0;
  const wanted = voters[group].consented * (group === "PUBLIC" ? rules.publicVotes : rules.expertVotes);
  return (
    <Progress
      label={t(`groups.${group}`)}
      value={made}
      max={Math.max(1, wanted)}
      valueText={t("ballots.ofWanted", { made: formatCount(made), wanted: formatCount(wanted) })}
    />
  );
}

/** X2, X3: how many voted and what does not count, by reason; never who is ahead. */
export async function BallotsCard({ contest }: { contest: ContestOverview }) {
  const t = await getTranslations("contest");
  const { ballots, ballotsHash } = contest;
  const isOpen = contest.state === "OPEN";
  return (
    <Card title={t("ballots.title")} hint={isOpen ? t("ballots.hint") : undefined}>
      <div className="flex flex-col gap-5">
        {isOpen && <LiveRefresh />}
        <div className="grid gap-4 md:grid-cols-2">
          {(["PUBLIC", "EXPERT"] as const).map((group) => (
            <GroupProgress key={group} contest={contest} group={group} />
          ))}
        </div>
        <Table
          caption={t("ballots.title")}
          captionHidden
          rows={ballots.groups}
          rowKey={(row) => row.group}
          empty={<p>{t("ballots.empty")}</p>}
          columns={[
            { key: "group", header: t("ballots.group"), primary: true, render: (row) => t(`groups.${row.group}`) },
            { key: "voters", header: t("ballots.voters"), align: "end", render: (row) => formatCount(row.voters) },
            {
              key: "finished",
              header: t("ballots.finished"),
              align: "end",
              render: (row) => formatCount(row.finished),
            },
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
