"use client";
import { useTranslations } from "next-intl";
import { type FieldValues, FormProvider, useForm } from "react-hook-form";
import { FormId } from "@/components/forms/form-context";
import type { SectionPage } from "@/lib/proposals/types";
import { SectionFields } from "./section-fields";
import { formDraft } from "./section-view";

/** A section's form as applicants meet it: everything is there to read, nothing can be typed and nothing is kept. */
export function SectionPreview({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals");
  const form = useForm<FieldValues>({ defaultValues: formDraft(page.key, page.draft, page.rules.halfYears) });
  return (
    <FormId value="preview">
      <FormProvider {...form}>
        {/* Nothing is sent from here: the fields of a form, and no form. */}
        <fieldset disabled className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <legend className="sr-only">{t(`sections.${page.key}`)}</legend>
          <SectionFields page={page} />
        </fieldset>
      </FormProvider>
    </FormId>
  );
}
