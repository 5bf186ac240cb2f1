import { useLocale, useTranslations } from "next-intl";
import { periodText } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { PoolView } from "@/lib/ledger/types";
import { formatGpu, formatWon } from "@/lib/platform/format";
import { termText, wordIn } from "./words";

export function PoolFacts({ pool }: { pool: PoolView }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  return (
    <Card title={t("pool.facts")}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("pool.source"), detail: t(`sources.${pool.source}`) },
          ...(pool.supplierKo
            ? [{ term: t("pool.supplier"), detail: wordIn(locale, pool.supplierKo, pool.supplierEn) }]
            : []),
          { term: t("pool.contract"), detail: pool.contractNumber || t("pool.unset") },
          { term: t("pool.location"), detail: pool.location || t("pool.unset") },
          { term: t("pool.model"), detail: pool.gpuModel },
          { term: t("pool.count"), detail: formatGpu(pool.gpuCount, locale) },
          { term: t("pool.validity"), detail: termText(t, locale, pool) },
          { term: t("pool.cost"), detail: formatWon(pool.costWon, locale) },
          {
            term: t("pool.history"),
            detail: (
              <TextLink href={`/ledger/pools/${pool.id}/history`}>
                {pool.amendments > 0 ? t("history.number", { number: pool.amendments }) : t("pool.unset")}
              </TextLink>
            ),
          },
          { term: t("pool.allocatedNow"), detail: formatGpu(pool.allocated, locale) },
          { term: t("pool.freeNow"), detail: formatGpu(pool.free, locale) },
        ]}
      />
    </Card>
  );
}

/** A5, G6: teams that the pool's own lessor leads get none of it, nor of any other, before their day. */
export function LessorTeams({ pool }: { pool: PoolView }) {
  const t = useTranslations("ledger.pool");
  const teams = useTranslations("teams");
  const locale = useLocale();
  if (pool.lessorTeams.length === 0) return null;
  return (
    <Notice tone="warning" title={t("lessorTeams")}>
      {pool.lessorTeams.map((team) => (
        <p key={team.id}>
          <TextLink href={`/teams/${team.id}`}>{wordIn(locale, team.nameKo, team.nameEn)}</TextLink>{" "}
          {t("lessorTeamsBody", { through: periodText(teams, team.through) })}
        </p>
      ))}
    </Notice>
  );
}

/** G2: what each month costs, as the contract names it or spread over the period. */
export function PoolCosts({ pool }: { pool: PoolView }) {
  const t = useTranslations("ledger.pool");
  const locale = useLocale();
  return (
    <Card title={t("costs")} hint={t("costsHint")}>
      <Table
        caption={t("costs")}
        captionHidden
        rows={pool.months}
        rowKey={(row) => row.month}
        columns={[
          {
            key: "month",
            header: t("month"),
            primary: true,
            render: (row) => row.month.slice(0, 7).replace("-", ". "),
          },
          {
            key: "amount",
            header: t("amount"),
            align: "end",
            render: (row) => <span className="whitespace-nowrap">{formatWon(row.amountWon, locale)}</span>,
          },
          {
            key: "perGpu",
            header: t("perGpu"),
            align: "end",
            render: (row) => formatWon(row.amountWon / BigInt(pool.gpuCount), locale),
          },
        ]}
      />
    </Card>
  );
}
