import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import type { PublishedCounts } from "@/lib/derivatives/types";
import { formatCount, formatInstant, formatScore } from "@/lib/platform/format";

type Props = { published: PublishedCounts; stageNumber: number };

/** Y2, S11: what was frozen, for everybody who may see the stage once its result is published, and the sheet to count it again. */
export async function PublishedCountCard({ published, stageNumber }: Props) {
  const t = await getTranslations("derivatives.published");
  const locale = await getLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={published.rows}
        rowKey={(row) => row.teamId}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (row) => nameIn(locale, row) },
          { key: "count", header: t("count"), align: "end", render: (row) => formatCount(row.count) },
          { key: "points", header: t("points"), align: "end", render: (row) => formatScore(row.scoreHundredths) },
        ]}
      />
      <div className="mt-4">
        <DescriptionList
          items={[
            { term: t("frozenAt"), detail: formatInstant(published.frozenAt, locale) },
            {
              term: t("hash"),
              detail: <code className="text-small break-all">{published.publicHash}</code>,
              hint: t("hashHint"),
            },
          ]}
        />
      </div>
      <div className="mt-4">
        <ButtonLink size="compact" download href={`/api/results/${stageNumber}/derivatives`}>
          {t("sheet")}
        </ButtonLink>
      </div>
    </Card>
  );
}
