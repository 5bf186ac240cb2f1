import { useTranslations } from "next-intl";
import { ExportDialog } from "@/components/ui/export-dialog";

/** L2: a download asks for a reason first. */
export function UseExport({ teamId }: { teamId: string }) {
  const t = useTranslations("utilisation.export");
  return (
    <ExportDialog
      href="/api/exports/utilisation"
      carried={teamId === "" ? [] : [["teamId", teamId]]}
      formats={["csv", "xlsx"]}
      note={t("note")}
    />
  );
}
