"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  answerQuestionAction,
  assignTopicAction,
  publishQuestionAction,
  withdrawQuestionAction,
} from "@/lib/calls/actions/questions";
import { isTopic, QUESTION_TOPICS, type QuestionTopic } from "@/lib/calls/domain/questions";
import { answerQuestionSchema, assignTopicSchema, publishQuestionSchema } from "@/lib/calls/schema/questions";
import type { DeskQuestion } from "@/lib/calls/types/questions";

const REASON_LENGTH = 10;
const topicOf = ({ topic }: DeskQuestion): QuestionTopic => (isTopic(topic) ? topic : "OTHER");
const target = ({ id, version }: DeskQuestion) => ({ questionId: id, expectedVersion: version });

function Target({ topic = false }: { topic?: boolean }) {
  return (
    <>
      <HiddenField name="questionId" />
      <HiddenField name="expectedVersion" />
      {topic ? <HiddenField name="topic" /> : null}
    </>
  );
}

function TopicField() {
  const t = useTranslations("questions");
  return (
    <SelectField
      name="topic"
      label={t("detail.topic")}
      options={QUESTION_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
    />
  );
}

export function TopicForm({ question }: { question: DeskQuestion }) {
  const t = useTranslations("questions.detail");
  return (
    <Form
      schema={assignTopicSchema}
      action={assignTopicAction}
      defaultValues={{ ...target(question), topic: topicOf(question) }}
      refusalsNamespace="questions"
      submitLabel={t("assign")}
      submitVariant="secondary"
      successMessage={t("assigned")}
    >
      <Target />
      <TopicField />
    </Form>
  );
}

/** To the asker alone. */
export function AnswerForm({ question }: { question: DeskQuestion }) {
  const t = useTranslations("questions.detail");
  return (
    <Form
      schema={answerQuestionSchema}
      action={answerQuestionAction}
      defaultValues={{ ...target(question), topic: topicOf(question), answer: question.answerKo }}
      refusalsNamespace="questions"
      submitLabel={t("send")}
      submitVariant="secondary"
      successMessage={t("sent")}
    >
      <Target topic />
      <TextareaField name="answer" label={t("answer")} rows={5} minimum={10} maximum={5_000} />
    </Form>
  );
}

/** C5: for everybody; warns of names before anything is public. */
export function PublishForm({ question }: { question: DeskQuestion }) {
  const t = useTranslations("questions.detail");
  return (
    <Form
      schema={publishQuestionSchema}
      action={publishQuestionAction}
      defaultValues={{
        ...target(question),
        topic: topicOf(question),
        publicKo: question.publicKo || question.question,
        publicEn: question.publicEn,
        answerKo: question.answerKo,
        answerEn: question.answerEn,
        correctionId: question.correctionId ?? "",
        namesMeant: false,
      }}
      refusalsNamespace="questions"
      submitLabel={t(question.status === "PUBLISHED" ? "update" : "submit")}
      successMessage={t("published")}
    >
      <Target />
      <TopicField />
      <TextareaField name="publicKo" label={t("publicKo")} rows={4} minimum={10} maximum={3_000} />
      <TextareaField name="answerKo" label={t("answerKo")} rows={5} minimum={10} maximum={5_000} />
      <TextareaField name="publicEn" label={t("publicEn")} rows={4} minimum={10} maximum={3_000} />
      <TextareaField name="answerEn" label={t("answerEn")} rows={5} minimum={10} maximum={5_000} />
      {question.corrections.length > 0 ? (
        <SelectField
          name="correctionId"
          label={t("correction")}
          placeholder={t("noCorrection")}
          optional
          options={question.corrections.map(({ id, number, reason }) => ({
            value: id,
            label: t("correctionOption", { number, reason }),
          }))}
        />
      ) : (
        <HiddenField name="correctionId" />
      )}
      <CheckboxField name="namesMeant" label={t("namesMeant")} help={t("namesHelp")} optional />
    </Form>
  );
}

export function WithdrawQuestion({ question }: { question: DeskQuestion }) {
  const t = useTranslations("questions.detail");
  return (
    <ConfirmDialog
      triggerLabel={t("withdraw")}
      tone="danger"
      title={t("withdrawTitle")}
      description={t("withdrawBody")}
      confirmLabel={t("withdraw")}
      reason={{ label: t("withdrawReason"), minimum: REASON_LENGTH }}
      action={withdrawQuestionAction}
      input={target(question)}
      refusalsNamespace="questions"
      successMessage={t("withdrawn")}
    />
  );
}
