"use client";
import { useTranslations } from "next-intl";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { extendSupplementAction, requestSupplementAction } from "@/lib/screening/actions/supplement";
import { extendSupplementSchema, requestSupplementSchema } from "@/lib/screening/schema/supplement";

type Props = {
  proposalId: string;
  sections: readonly { value: string; label: string }[];
  /** Offered due instant in ISO, and the rulebook's days it comes from. */
  dueAt: string;
  days: number;
};

/** A10: which sections open again, until when, and what is lacking in them. */
export function SupplementForm({ proposalId, sections, dueAt, days }: Props) {
  const [t, card] = [useTranslations("supplements.request"), useTranslations("supplements.card")];
  return (
    <Form
      schema={requestSupplementSchema}
      action={requestSupplementAction}
      defaultValues={{ proposalId, sections: [], dueAt, reason: "" }}
      refusalsNamespace="supplements"
      submitLabel={t("send")}
      successMessage={t("sent")}
    >
      <HiddenField name="proposalId" />
      <CheckboxGroupField name="sections" label={card("sections")} options={sections} />
      <DateTimeField name="dueAt" label={card("dueAt")} help={t("dueHelp", { days })} />
      <TextareaField name="reason" label={card("reason")} help={t("reasonHelp")} rows={4} />
    </Form>
  );
}

/** A10: a later due instant. */
export function ExtendForm({ requestId, version, dueAt }: { requestId: string; version: number; dueAt: string }) {
  const t = useTranslations("supplements.extend");
  return (
    <Form
      schema={extendSupplementSchema}
      action={extendSupplementAction}
      defaultValues={{ requestId, version, dueAt }}
      refusalsNamespace="supplements"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <HiddenField name="requestId" />
      <HiddenField name="version" />
      <DateTimeField name="dueAt" label={t("dueAt")} />
    </Form>
  );
}
