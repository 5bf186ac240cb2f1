import { useTranslations } from "next-intl";
import { ExportDialog } from "@/components/ui/export-dialog";
import type { AuditFilter } from "@/lib/audit/schema";
import { formatCount } from "@/lib/platform/format";

const REASON_MINIMUM = 10;

/** L2: the log leaves with a reason; whole, so that its chain can be walked, or as filtered. */
export function AuditExport({ filter, total }: { filter: AuditFilter; total: number }) {
  const t = useTranslations("audit.export");
  const carried = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return (
    <ExportDialog
      href="/api/exports/audit"
      carried={carried}
      formats={["ndjson"]}
      minimum={REASON_MINIMUM}
      note={
        <>
          {t("body", { count: formatCount(total) })} {t("whole")}
        </>
      }
    />
  );
}
