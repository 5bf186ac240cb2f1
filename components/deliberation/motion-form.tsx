"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { openMotionAction } from "@/lib/deliberation/actions";
import { openMotionSchema } from "@/lib/deliberation/schema";

type Props = { itemId: string; draftNo: number | null };

/** D1: puts a text — and, where there is a table, its latest draft — to the vote. */
export function MotionForm({ itemId, draftNo }: Props) {
  const t = useTranslations("deliberation.motion");
  return (
    <Form
      key={draftNo ?? 0}
      schema={openMotionSchema}
      action={openMotionAction}
      defaultValues={{ itemId, draftNo, text: draftNo === null ? "" : t("defaultText", { number: draftNo }) }}
      refusalsNamespace="deliberation"
      submitLabel={t("open")}
      successMessage={t("openDone")}
    >
      <HiddenField name="itemId" />
      <HiddenField name="draftNo" />
      <TextareaField name="text" label={t("text")} help={t("textHelp")} rows={3} minimum={10} maximum={2000} />
    </Form>
  );
}
