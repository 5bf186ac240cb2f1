import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { Table } from "@/components/ui/table";
import { formatCount, formatInstant } from "@/lib/platform/format";
import type { DeliveryView } from "@/lib/utilisation/types";

/** The latest files and calls, and what became of their rows. */
export function DeliveryTable({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  const t = useTranslations("utilisation.deliveries");
  const locale = useLocale();
  const count = (key: "accepted" | "corrected" | "unchanged" | "refused"): Column<DeliveryView> => ({
    ...{ key, header: t(key), align: "end" as const },
    render: (row) => <span className="num">{formatCount(row[`${key}Count`])}</span>,
  });
  return (
    <Card title={t("title")} id="deliveries">
      <Table
        caption={t("title")}
        captionHidden
        rows={deliveries}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[
          { key: "at", header: t("at"), primary: true, render: (row) => formatInstant(row.receivedAt, locale) },
          { key: "channel", header: t("channel"), render: (row) => t(`channels.${row.channel}`) },
          { key: "by", header: t("by"), render: (row) => row.by },
          count("accepted"),
          count("corrected"),
          count("unchanged"),
          count("refused"),
        ]}
      />
    </Card>
  );
}
