import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
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
          { term: t("pool.model"), detail: pool.gpuModel },
          { term: t("pool.count"), detail: formatGpu(pool.gpuCount, locale) },
          { term: t("pool.validity"), detail: termText(t, locale, pool) },
          { term: t("pool.cost"), detail: formatWon(pool.costWon, locale) },
          { term: t("pool.allocatedNow"), detail: formatGpu(pool.allocated, locale) },
          { term: t("pool.freeNow"), detail: formatGpu(pool.free, locale) },
        ]}
      />
    </Card>
  );
}
