import { useTranslations } from "next-intl";
import { ExportDialog } from "@/components/ui/export-dialog";

/** L2, S11: the calculation sheet or the table, against a reason that goes on record; after publication also what stands (S10). */
export function ExportRanking({ callId, published }: { callId: string; published: boolean }) {
  const t = useTranslations("reviews.export");
  const href = `/api/exports/ranking/${callId}`;
  return (
    <>
      <ExportDialog href={href} formats={["json", "csv", "xlsx"]} note={t("body")} />
      {published ? (
        <ExportDialog
          href={href}
          carried={[
            ["as", "standing"],
            ["format", "json"],
          ]}
          formats={[]}
          note={t("standingBody")}
          words={{ open: t("standing"), title: t("standingTitle"), submit: t("standingSubmit") }}
        />
      ) : null}
    </>
  );
}
