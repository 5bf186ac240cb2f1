import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { PublishedCount } from "@/lib/derivatives/types";
import { formatCount, formatScore } from "@/lib/platform/format";

/** Y2: what was frozen, for everybody who may see the stage, once its result is published. */
export async function PublishedCounts({ rows }: { rows: readonly PublishedCount[] }) {
  const t = await getTranslations("derivatives.published");
  const locale = await getLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.teamId}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (row) => nameIn(locale, row) },
          { key: "count", header: t("count"), align: "end", render: (row) => formatCount(row.count) },
          { key: "points", header: t("points"), align: "end", render: (row) => formatScore(row.scoreHundredths) },
        ]}
      />
    </Card>
  );
}
