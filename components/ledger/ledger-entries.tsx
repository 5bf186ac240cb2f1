import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { LedgerEntryView } from "@/lib/ledger/types";
import { entryColumns } from "./entry-columns";

/** G3: the latest movements of one pool; the whole ledger leads on from here. */
export function LedgerEntries({ poolId, entries }: { poolId: string; entries: readonly LedgerEntryView[] }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  if (entries.length === 0) return null;
  return (
    <Card
      title={t("pool.entries")}
      hint={t("pool.entriesHint")}
      actions={<TextLink href={`/ledger/entries?pool=${poolId}`}>{t("pool.allEntries")}</TextLink>}
    >
      <Table
        caption={t("pool.entries")}
        captionHidden
        rows={entries}
        rowKey={(entry) => entry.id}
        columns={entryColumns(t, locale, true)}
      />
    </Card>
  );
}
