import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDate, formatInstant } from "@/lib/platform/format";
import type { ModelDetail } from "@/lib/references/types";
import { SourceLink } from "./figure";
import { useModelWords } from "./model-table";

/** What is known of a model, and where from. */
export function ModelFacts({ model }: { model: ModelDetail }) {
  const t = useTranslations("references");
  const { weights, parameters } = useModelWords();
  const locale = useLocale();
  const column = (key: string) => t(`models.columns.${key}`);
  const { importedFrom } = model;
  return (
    <Card
      title={t("model.facts")}
      actions={
        model.mayEdit ? (
          <ButtonLink href={`/references/models/${model.id}/edit`} size="compact">
            {t("model.edit")}
          </ButtonLink>
        ) : null
      }
    >
      <DescriptionList
        items={[
          { term: column("organisation"), detail: model.organisation },
          ...(model.country ? [{ term: t("model.country"), detail: model.country }] : []),
          {
            term: column("releasedOn"),
            detail: model.releasedOn ? formatDate(model.releasedOn, locale) : t("unknown"),
          },
          { term: column("weights"), detail: weights(model.openWeights) },
          { term: column("parametersMillions"), detail: parameters(model.parametersMillions) },
          { term: column("licence"), detail: model.licence || t("unknown") },
          { term: column("key"), detail: <code className="text-small break-all">{model.key}</code> },
          ...(model.sourceUrl ? [{ term: t("source"), detail: <SourceLink url={model.sourceUrl} /> }] : []),
          ...(importedFrom
            ? [
                {
                  term: t("model.importedFrom"),
                  detail: [importedFrom.source, importedFrom.licence].filter(Boolean).join(" · "),
                  hint: t("model.importedValue", {
                    file: importedFrom.fileName,
                    at: formatInstant(importedFrom.at, locale),
                  }),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
