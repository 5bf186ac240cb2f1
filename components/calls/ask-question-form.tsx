"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { askQuestionAction } from "@/lib/calls/actions/questions";
import { QUESTION_TOPICS } from "@/lib/calls/domain/questions";
import { askQuestionSchema } from "@/lib/calls/schema/questions";

/** C5: asks the call desk. */
export function AskQuestionForm({ callId }: { callId: string }) {
  const t = useTranslations("questions");
  return (
    <Dialog triggerLabel={t("ask.button")} triggerVariant="primary" title={t("ask.title")} description={t("ask.body")}>
      <Form
        schema={askQuestionSchema}
        action={askQuestionAction}
        defaultValues={{ callId, topic: "OTHER", question: "" }}
        refusalsNamespace="questions"
        submitLabel={t("ask.submit")}
        successMessage={t("ask.sent")}
      >
        <HiddenField name="callId" />
        <SelectField
          name="topic"
          label={t("ask.topic")}
          options={QUESTION_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
        />
        <TextareaField
          name="question"
          label={t("ask.question")}
          help={t("ask.questionHelp")}
          rows={6}
          minimum={10}
          maximum={3_000}
        />
      </Form>
    </Dialog>
  );
}
