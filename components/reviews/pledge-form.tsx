"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { signPledgeAction } from "@/lib/reviews/actions";
import { signPledgeSchema } from "@/lib/reviews/schema";

/** S3: one tick, one signature, once a panel. */
export function PledgeForm({ panelId, redirectTo }: { panelId: string; redirectTo: string }) {
  const t = useTranslations("reviews.pledge");
  return (
    <Form
      schema={signPledgeSchema}
      action={signPledgeAction}
      defaultValues={{ panelId }}
      submitLabel={t("sign")}
      refusalsNamespace="reviews"
      successMessage={t("signed")}
      redirectTo={redirectTo}
    >
      <CheckboxField name="agreed" label={t("agree")} />
    </Form>
  );
}
