"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { declareAction } from "@/lib/reviews/actions";
import { declareSchema } from "@/lib/reviews/schema";

type Props = { assignmentId: string; version: number };

/** S3: clear, or step aside with a word why. */
export function DeclarationForm({ assignmentId, version }: Props) {
  const t = useTranslations("reviews.declaration");
  return (
    <Form
      schema={declareSchema}
      action={declareAction}
      defaultValues={{ assignmentId, expectedVersion: version, note: "" }}
      submitLabel={t("submit")}
      refusalsNamespace="reviews"
      successMessage={t("done")}
    >
      <RadioGroupField
        name="declaration"
        label={t("question")}
        options={[
          { value: "CLEAR", label: t("clear"), hint: t("clearHint") },
          { value: "CONFLICT", label: t("conflict"), hint: t("conflictHint") },
        ]}
      />
      <TextareaField name="note" label={t("note")} help={t("noteHelp")} optional rows={3} maximum={1000} />
    </Form>
  );
}
