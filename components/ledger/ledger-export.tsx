import { useTranslations } from "next-intl";
import { ExportDialog } from "@/components/ui/export-dialog";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";

type Props = { list: "pools" | "allocations" | "budgets" | "accounts" | "entries"; query?: ListQuery };

/** L2: a download asks for a reason first; it carries the list's own address along. */
export function LedgerExport({ list, query }: Props) {
  const t = useTranslations("ledger.exportForm");
  const carried = query ? [...new URLSearchParams(listSearch(query, { page: 1 }))] : [];
  return (
    <ExportDialog
      href="/api/exports/ledger"
      carried={[["list", list], ...carried]}
      formats={["csv", "xlsx"]}
      note={t(list === "entries" ? "noteEntries" : "note")}
    />
  );
}
