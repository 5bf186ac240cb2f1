"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { postRepeatable } from "@/components/forms/post-json";
import { submissionSchema } from "@/lib/proposals/schema";

/** A8: the signer's word, and the one click. A second click gets the same receipt. */
export function SubmitForm({ proposalId, contentVersion }: { proposalId: string; contentVersion: number }) {
  const t = useTranslations("proposals.check");
  return (
    <Form
      schema={submissionSchema}
      action={(input) => postRepeatable(`/api/proposals/${proposalId}/submission`, input)}
      // Not ticked until the signer ticks it: the schema takes nothing but true.
      defaultValues={{ contentVersion }}
      refusalsNamespace="proposals"
      submitLabel={t("submit")}
      redirectTo={`/proposals/${proposalId}/receipt`}
    >
      <HiddenField name="contentVersion" />
      <CheckboxField name="attested" label={t("attest")} />
    </Form>
  );
}
