"use client";
import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { FieldFrame } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import { type PlanBlock, planFromText, planText } from "@/lib/proposals/domain/plan-text";
import { MODEL_KINDS } from "@/lib/proposals/domain/sections/goals";
import type { SectionPage } from "@/lib/proposals/types";

/** The text of a rubric section, with help, an example of a good answer, and its length. */
export function PlanFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.plan");
  const { field } = useController({ name: "document" });
  const { id, error } = useField("document");
  return (
    <FieldFrame id={id} error={error} label={t(`${page.key}.label`)} help={t(`${page.key}.help`)}>
      <textarea
        id={id}
        rows={18}
        className="control resize-y py-2.5 leading-[1.6]"
        defaultValue={planText(field.value as PlanBlock[])}
        onChange={(event) => field.onChange(planFromText(event.target.value))}
        onBlur={field.onBlur}
      />
    </FieldFrame>
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
