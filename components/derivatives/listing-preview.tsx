import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { ProblemTable } from "@/components/verification/problem-table";
import { importListingAction } from "@/lib/derivatives/actions";
import type { ImportListing } from "@/lib/derivatives/schema";
import type { ListingPreview as Preview } from "@/lib/derivatives/types";
import { formatBytes, formatCount, formatDate } from "@/lib/platform/format";
import { RELATIONS } from "@/lib/stages/domain/derivatives-plan";

type Props = { preview: Preview; input: ImportListing; teamName: string };

/** Y1: what the pages say and what an import would do; with a problem there is nothing to import. */
export function ListingPreview({ preview, input, teamName }: Props) {
  const t = useTranslations("derivatives.import");
  const relations = useTranslations("stages.derivatives.relationNames");
  const locale = useLocale();
  if (preview.problemCount > 0) return <ProblemTable problems={preview.problems} count={preview.problemCount} />;
  const count = formatCount(preview.models);
  const facts = [
    { term: t("models"), detail: t("modelsValue", { count, fresh: formatCount(preview.isNew) }) },
    {
      term: t("relations"),
      detail: RELATIONS.map((one) =>
        t("relationValue", { relation: relations(one), count: formatCount(preview.relations[one]) }),
      ).join(", "),
    },
    { term: t("withoutHashes"), detail: t("countValue", { count: formatCount(preview.withoutHashes) }) },
    { term: t("base"), detail: t(preview.hasBase ? "baseYes" : "baseNo") },
    {
      term: t("files"),
      detail: preview.files.map((file) => `${file.name} · ${formatBytes(file.sizeBytes)}`).join(", "),
    },
  ];
  return (
    <Card title={t("foundTitle")} hint={t("foundBody", { team: teamName, date: formatDate(input.takenOn, locale) })}>
      <div className="grid gap-4">
        {preview.alreadyIn ? <Notice tone="info">{t("alreadyIn")}</Notice> : null}
        <DescriptionList items={facts} />
        {preview.alreadyIn ? null : (
          <div>
            <ConfirmDialog
              triggerLabel={t("submit")}
              triggerVariant="primary"
              title={t("confirmTitle", { team: teamName })}
              description={t("confirmBody", { count })}
              confirmLabel={t("submit")}
              action={importListingAction}
              input={input}
              refusalsNamespace="derivatives"
              successMessage={t("done")}
              redirectTo={`/stages/${input.stageId}/derivatives`}
            />
          </div>
        )}
      </div>
    </Card>
  );
}
