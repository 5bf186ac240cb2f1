import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { TeamData } from "@/lib/datasets/types";
import { formatWon } from "@/lib/platform/format";
import { LotName } from "./lot-list";
import { DeliveryTag, LicenceTag } from "./status";

/** T2: what the team has been bought, what it bears of it, and on which licence. */
export function TeamLots({ data }: { data: TeamData }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  const left = data.team.status !== "ACTIVE";
  return (
    <Card id="lots" title={t("team.lots")} hint={t("team.lotsHint")}>
      <Table
        caption={t("team.lots")}
        captionHidden
        rows={data.lots}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("team.noLots")}</p>}
        columns={[
          { key: "lot", header: t("fields.corpus"), primary: true, render: (row) => <LotName lot={row} /> },
          {
            ...{ key: "share", header: t("purchase.amount"), align: "end" },
            render: (row) => <span className="whitespace-nowrap">{formatWon(row.amountWon, locale)}</span>,
          },
          {
            ...{ key: "delivery", header: t("fields.delivery") },
            render: (row) => (row.delivery ? <DeliveryTag status={row.delivery} /> : t("team.notDelivered")),
          },
          {
            ...{ key: "licence", header: t("fields.licence") },
            render: (row) =>
              row.licence ? (
                <>
                  <LicenceTag licence={row.licence} />
                  {left ? (
                    <span className="block text-small">{t(`licence.leaving.${row.licence.afterLeaving}`)}</span>
                  ) : null}
                </>
              ) : (
                "–"
              ),
          },
        ]}
      />
    </Card>
  );
}
