import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { PoolListItem } from "@/lib/ledger/types";
import { formatGpu } from "@/lib/platform/format";
import { LedgerExport } from "./ledger-export";
import { termText, wordIn } from "./words";

/** G2: the source batches. */
export function PoolList({ pools, mayManage }: { pools: readonly PoolListItem[]; mayManage: boolean }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const action = mayManage ? (
    <ButtonLink href="/ledger/pools/new" size="compact">
      {t("overview.newPool")}
    </ButtonLink>
  ) : undefined;
  if (pools.length === 0) {
    return (
      <EmptyState title={t("overview.empty")} action={action}>
        {t("overview.emptyBody")}
      </EmptyState>
    );
  }
  return (
    <Card
      title={t("overview.pools")}
      hint={t("overview.poolsHint")}
      actions={
        <span className="flex flex-wrap gap-2">
          {action}
          <LedgerExport list="pools" />
        </span>
      }
      id="pools"
    >
      <Table
        caption={t("overview.pools")}
        captionHidden
        rows={pools}
        rowKey={(pool) => pool.id}
        columns={[
          {
            key: "name",
            header: t("pool.name"),
            primary: true,
            render: (pool) => (
              <>
                <TextLink href={`/ledger/pools/${pool.id}`}>{wordIn(locale, pool.nameKo, pool.nameEn)}</TextLink>
                <span className="block text-small font-normal text-text-2">
                  {t(`sources.${pool.source}`)} · {pool.gpuModel}
                </span>
              </>
            ),
          },
          { key: "validity", header: t("pool.validity"), render: (pool) => termText(t, locale, pool) },
          { key: "count", header: t("pool.count"), align: "end", render: (pool) => formatGpu(pool.gpuCount, locale) },
          {
            key: "allocated",
            header: t("pool.allocatedNow"),
            align: "end",
            render: (pool) => formatGpu(pool.allocated, locale),
          },
          { key: "free", header: t("pool.freeNow"), align: "end", render: (pool) => formatGpu(pool.free, locale) },
        ]}
      />
    </Card>
  );
}
