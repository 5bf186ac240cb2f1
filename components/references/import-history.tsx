import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { formatCount, formatInstant } from "@/lib/platform/format";
import type { ImportRow } from "@/lib/references/types";

/** Lists taken in so far, each with its origin and licence. */
export function ImportHistory({ imports }: { imports: readonly ImportRow[] }) {
  const t = useTranslations("references.import");
  const locale = useLocale();
  return (
    <Card title={t("history")}>
      <Table
        caption={t("historyCaption")}
        captionHidden
        rows={imports}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "file",
            header: t("fileName"),
            primary: true,
            render: (row) => <span className="break-all">{row.fileName}</span>,
          },
          {
            key: "source",
            header: t("sourceOf"),
            render: (row) => [row.source, row.licence].filter(Boolean).join(" · ") || t("none"),
          },
          {
            key: "added",
            header: t("added"),
            render: (row) => t("addedValue", { models: formatCount(row.models), scores: formatCount(row.scores) }),
          },
          { key: "by", header: t("by"), render: (row) => row.byName },
          { key: "at", header: t("at"), render: (row) => formatInstant(row.at, locale) },
        ]}
        empty={<p className="text-small text-text-2">{t("historyEmpty")}</p>}
      />
    </Card>
  );
}
