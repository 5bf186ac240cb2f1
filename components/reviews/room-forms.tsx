"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import {
  answerInquiryAction,
  askApplicantAction,
  extendInquiryAction,
  saveSummaryAction,
  sayInRoomAction,
  sendInquiryAction,
} from "@/lib/reviews/actions/room";
import {
  answerInquirySchema,
  askApplicantSchema,
  extendInquirySchema,
  saveSummarySchema,
  sayInRoomSchema,
  sendInquirySchema,
} from "@/lib/reviews/schema/room";

type Seat = { assignmentId: string; count: number };

/** Empty again once it is said. */
export function SayForm({ assignmentId, count }: Seat) {
  const t = useTranslations("room");
  return (
    <Form
      key={count}
      schema={sayInRoomSchema}
      action={sayInRoomAction}
      defaultValues={{ assignmentId, body: "" }}
      submitLabel={t("say")}
      refusalsNamespace="room"
      successMessage={t("said")}
    >
      <TextareaField name="body" label={t("body")} help={t("bodyHelp")} rows={4} maximum={4_000} />
    </Form>
  );
}

/** A draft until it is submitted; a later version than the one on the page keeps what is typed here. */
export function SummaryForm({
  assignmentId,
  summary,
}: {
  assignmentId: string;
  summary: { body: string; version: number };
}) {
  const t = useTranslations("room.summary");
  return (
    <Form
      key={summary.version}
      schema={saveSummarySchema}
      action={saveSummaryAction}
      defaultValues={{ assignmentId, expectedVersion: summary.version, body: summary.body }}
      submitLabel={t("save")}
      refusalsNamespace="room"
      successMessage={t("saved")}
    >
      <TextareaField name="body" label={t("body")} help={t("bodyHelp")} rows={7} minimum={10} maximum={4_000} />
    </Form>
  );
}

export function AskForm({ assignmentId, count }: Seat) {
  const t = useTranslations("room");
  return (
    <div className={count > 0 ? "mt-5 border-t border-line pt-5" : ""}>
      <Form
        key={count}
        schema={askApplicantSchema}
        action={askApplicantAction}
        defaultValues={{ assignmentId, body: "" }}
        submitLabel={t("ask")}
        submitVariant="secondary"
        refusalsNamespace="room"
        successMessage={t("asked")}
      >
        <TextareaField
          name="body"
          label={t("question")}
          help={t("questionHelp")}
          rows={3}
          minimum={10}
          maximum={4_000}
        />
      </Form>
    </div>
  );
}

type Inquiry = { id: string; version: number };

/** The officer's words for a reviewer's question, and until when it is to be answered. */
export function SendForm({ inquiry, asked }: { inquiry: Inquiry; asked: string }) {
  const t = useTranslations("room.staff");
  return (
    <Form
      schema={sendInquirySchema}
      action={sendInquiryAction}
      defaultValues={{
        inquiryId: inquiry.id,
        expectedVersion: inquiry.version,
        wording: asked,
        namesChecked: false,
        dueAt: "",
      }}
      submitLabel={t("send")}
      refusalsNamespace="room"
      successMessage={t("sent")}
    >
      <TextareaField
        name="wording"
        label={t("wording")}
        help={t("wordingHelp")}
        rows={4}
        minimum={10}
        maximum={4_000}
      />
      <DateTimeField name="dueAt" label={t("dueAt")} />
      <CheckboxField name="namesChecked" label={t("namesChecked")} help={t("namesCheckedHelp")} optional />
    </Form>
  );
}

/** C3: a later instant for the team, with the reason it reads. */
export function ExtendInquiryForm({ inquiry, dueAt }: { inquiry: Inquiry; dueAt: string }) {
  const t = useTranslations("room.staff");
  return (
    <Form
      schema={extendInquirySchema}
      action={extendInquiryAction}
      defaultValues={{ inquiryId: inquiry.id, expectedVersion: inquiry.version, dueAt, reason: "" }}
      submitLabel={t("extend")}
      refusalsNamespace="room"
      successMessage={t("extendedMessage")}
    >
      <DateTimeField name="dueAt" label={t("extendDueAt")} />
      <TextareaField
        name="reason"
        label={t("reason")}
        help={t("extendReasonHelp")}
        rows={3}
        minimum={10}
        maximum={2_000}
      />
    </Form>
  );
}

/** The applicant's answer: once, till the due instant. */
export function AnswerForm({ inquiry }: { inquiry: Inquiry }) {
  const t = useTranslations("room.own");
  return (
    <Form
      key={inquiry.version}
      schema={answerInquirySchema}
      action={answerInquiryAction}
      defaultValues={{ inquiryId: inquiry.id, expectedVersion: inquiry.version, answer: "" }}
      submitLabel={t("send")}
      refusalsNamespace="room"
      successMessage={t("sent")}
    >
      <TextareaField name="answer" label={t("answer")} help={t("answerHelp")} rows={5} maximum={4_000} />
    </Form>
  );
}
