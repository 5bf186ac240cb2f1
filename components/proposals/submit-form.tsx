"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { submitProposalAction } from "@/lib/proposals/actions";
import { submitProposalSchema } from "@/lib/proposals/schema";

/** A8: the signer's word, and the one click. A second click gets the same receipt. */
export function SubmitForm({ proposalId, contentVersion }: { proposalId: string; contentVersion: number }) {
  const t = useTranslations("proposals.check");
  return (
    <Form
      schema={submitProposalSchema}
      action={submitProposalAction}
      // Not ticked until the signer ticks it: the schema takes nothing but true.
      defaultValues={{ proposalId, contentVersion }}
      refusalsNamespace="proposals"
      submitLabel={t("submit")}
      redirectTo={`/proposals/${proposalId}/receipt`}
    >
      <HiddenField name="proposalId" />
      <HiddenField name="contentVersion" />
      <CheckboxField name="attested" label={t("attest")} />
    </Form>
  );
}
