"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { signVersionSchema } from "@/lib/agreements/schema";
import { signAgreementAction } from "@/lib/ledger/actions";

type Props = { agreementId: string; versionId: string; organisationId: string; contentSha256: string };

/** D4: the signer's word under exactly the content that was shown. The ledger's action: the last signature sets what it draws from. */
export function SignForm({ agreementId, ...input }: Props) {
  const t = useTranslations("agreements.sign");
  return (
    <Form
      schema={signVersionSchema}
      action={signAgreementAction}
      // Not ticked until the signer ticks it: the schema takes nothing but true.
      defaultValues={input}
      refusalsNamespace="agreements"
      submitLabel={t("submit")}
      successMessage={t("signed")}
      redirectTo={`/agreements/${agreementId}`}
    >
      <HiddenField name="versionId" />
      <HiddenField name="organisationId" />
      <HiddenField name="contentSha256" />
      <CheckboxField name="agreed" label={t("agree")} />
    </Form>
  );
}
