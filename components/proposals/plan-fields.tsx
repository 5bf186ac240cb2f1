"use client";
import { useTranslations } from "next-intl";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { MODEL_KINDS } from "@/lib/proposals/domain/sections/goals";
import type { SectionPage } from "@/lib/proposals/types";
import { PlanDocumentField } from "./plan-editor/plan-document-field";

/** The text of a rubric section. */
export function PlanFields({ page }: { page: SectionPage }) {
  return <PlanDocumentField page={page} />;
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
