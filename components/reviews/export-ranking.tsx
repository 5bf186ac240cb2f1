import { useTranslations } from "next-intl";
import { ExportDialog } from "@/components/ui/export-dialog";

/** L2, S11: the calculation sheet or the table, against a reason that goes on record. */
export function ExportRanking({ callId }: { callId: string }) {
  const t = useTranslations("reviews.export");
  return <ExportDialog href={`/api/exports/ranking/${callId}`} formats={["json", "csv", "xlsx"]} note={t("body")} />;
}
