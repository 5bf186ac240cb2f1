import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { WordedDifference } from "@/lib/agreements/types";

/** D4: item by item, the old value beside the new one. */
export function DifferenceTable({ rows, caption }: { rows: readonly WordedDifference[]; caption: string }) {
  const t = useTranslations("agreements");
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "item",
          header: t("difference.item"),
          primary: true,
          render: (row) => (
            <>
              <span className="block text-small font-normal text-text-2">{t(`groups.${row.group as "terms"}`)}</span>
              {row.label}
            </>
          ),
        },
        {
          key: "before",
          header: t("difference.before"),
          render: (row) => <span className="break-words text-text-2">{row.before}</span>,
        },
        {
          key: "after",
          header: t("difference.after"),
          render: (row) => <b className="font-semibold break-words">{row.after}</b>,
        },
      ]}
    />
  );
}
