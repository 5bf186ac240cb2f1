"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { postRepeatable } from "@/components/forms/post-json";
import { answerSupplementSchema } from "@/lib/screening/schema/supplement";

type Props = { proposalId: string; requestId: string; contentVersion: number };

/** A10: the signer's word, and the one click. A second click gets the same receipt. */
export function AnswerForm({ proposalId, requestId, contentVersion }: Props) {
  const t = useTranslations("supplements.answer");
  return (
    <Form
      schema={answerSupplementSchema}
      action={(input) => postRepeatable(`/api/proposals/${proposalId}/supplement`, input)}
      // Not ticked until the signer ticks it: the schema takes nothing but true.
      defaultValues={{ requestId, contentVersion }}
      refusalsNamespace="proposals"
      submitLabel={t("submit")}
      redirectTo={`/proposals/${proposalId}/receipt`}
    >
      <HiddenField name="requestId" />
      <HiddenField name="contentVersion" />
      <CheckboxField name="attested" label={t("attest")} />
    </Form>
  );
}
