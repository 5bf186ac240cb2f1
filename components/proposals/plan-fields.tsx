"use client";
import { useTranslations } from "next-intl";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { MODEL_KINDS } from "@/lib/proposals/domain/drafts";
import type { SectionPage } from "@/lib/proposals/types";

/** The text of a rubric section, with help, an example of a good answer, and its length. */
export function PlanFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.plan");
  return (
    <TextareaField
      name="text"
      label={t(`${page.key}.label`)}
      help={t(`${page.key}.help`)}
      example={<span className="whitespace-pre-line">{t(`${page.key}.example`)}</span>}
      rows={18}
      minimum={page.rules.minChars ?? undefined}
      maximum={page.rules.maxChars ?? undefined}
    />
  );
}

/** ④: kinds of models, then the text. */
export function GoalsFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals");
  return (
    <>
      <CheckboxGroupField
        name="modelKinds"
        label={t("goals.modelKinds")}
        help={t("goals.modelKindsHelp")}
        options={MODEL_KINDS.map((kind) => ({ value: kind, label: t(`modelKinds.${kind}`) }))}
      />
      <PlanFields page={page} />
    </>
  );
}
