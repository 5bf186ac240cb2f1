"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { signProposalAction } from "@/lib/proposals/actions";
import { signProposalSchema } from "@/lib/proposals/schema";

type Props = { proposalId: string; organisationId: string; contentSha256: string };

/** ⑬: the signer's word under exactly the content that was shown. */
export function SignForm(input: Props) {
  const t = useTranslations("signatures");
  return (
    <Form
      schema={signProposalSchema}
      action={signProposalAction}
      // Not ticked until the signer ticks it: the schema takes nothing but true.
      defaultValues={input}
      refusalsNamespace="signatures"
      submitLabel={t("sign")}
      successMessage={t("signed")}
    >
      <HiddenField name="proposalId" />
      <HiddenField name="organisationId" />
      <HiddenField name="contentSha256" />
      <CheckboxField name="agreed" label={t("agree")} />
    </Form>
  );
}
