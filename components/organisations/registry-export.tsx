import { useTranslations } from "next-intl";
import { ExportDialog } from "@/components/ui/export-dialog";
import { formatCount } from "@/lib/platform/format";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";

/** L2: the registry as the list shows it. */
export function RegistryExport({ query, total }: { query: ListQuery; total: number }) {
  const t = useTranslations("organisations.registry");
  const shown = [...new URLSearchParams(listSearch(query, { page: 1 }))];
  return (
    <ExportDialog
      href="/api/exports/organisations"
      carried={shown}
      formats={["csv", "xlsx"]}
      note={t("exportBody", { count: formatCount(total) })}
    />
  );
}
