"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { fileObjectionAction } from "@/lib/objections/actions";
import { EXCLUDED_GROUNDS, GROUNDS } from "@/lib/objections/domain/window";
import {
  fileObjectionSchema,
  OBJECTION_FILE_BYTES,
  OBJECTION_FILE_TYPES,
  REQUEST_MAX,
  REQUEST_MIN,
  STATEMENT_MAX,
  STATEMENT_MIN,
} from "@/lib/objections/schema";

/** S10: the one objection. What cannot be objected to is shown as such, so that nobody spends it on that. */
export function FileObjectionForm({ proposalId, stageId }: { proposalId: string; stageId?: string | undefined }) {
  const t = useTranslations("objections.form");
  const grounds = useTranslations("objections.grounds");
  const upload = `/api/proposals/${proposalId}/objection/files`;
  return (
    <Form
      schema={fileObjectionSchema}
      action={fileObjectionAction}
      defaultValues={{ proposalId, stageId, statement: "", request: "", file1: null, file2: null, file3: null }}
      submitLabel={t("submit")}
      refusalsNamespace="objections"
      successMessage={t("saved")}
    >
      <RadioGroupField
        name="ground"
        label={t("ground")}
        help={t("groundHelp")}
        options={[
          ...GROUNDS.map((value) => ({ value, label: grounds(value) })),
          ...EXCLUDED_GROUNDS.map((value) => ({
            value,
            label: grounds(value),
            hint: t("excluded"),
            disabled: true,
          })),
        ]}
      />
      <TextareaField
        name="statement"
        label={t("statement")}
        help={t(stageId ? "stageStatementHelp" : "statementHelp")}
        example={t(stageId ? "stageStatementExample" : "statementExample")}
        rows={9}
        minimum={STATEMENT_MIN}
        maximum={STATEMENT_MAX}
      />
      <TextareaField
        name="request"
        label={t("request")}
        help={t("requestHelp")}
        rows={3}
        minimum={REQUEST_MIN}
        maximum={REQUEST_MAX}
      />
      {(["file1", "file2", "file3"] as const).map((name, index) => (
        <FileField
          key={name}
          name={name}
          label={t("file", { number: index + 1 })}
          help={t("fileHelp")}
          optional
          uploadHref={upload}
          accept={OBJECTION_FILE_TYPES.join(",")}
          maxBytes={OBJECTION_FILE_BYTES}
        />
      ))}
      <CheckboxField name="understood" label={t("understood")} />
    </Form>
  );
}
