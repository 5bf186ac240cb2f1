"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { giveConsentAction } from "@/lib/stages/actions";
import { consentSchema } from "@/lib/stages/schema";

type Props = { stageId: string; teamId: string; verdict: "AGREED" | "OBJECTED" | null; comment: string };

/** E2: one team's word on the plan. */
export function ConsentForm({ stageId, teamId, verdict, comment }: Props) {
  const t = useTranslations("stages.consent");
  return (
    <Form
      schema={consentSchema}
      action={giveConsentAction}
      defaultValues={{ stageId, teamId, ...(verdict ? { verdict } : {}), comment }}
      refusalsNamespace="stages"
      submitLabel={t("submit")}
      successMessage={t("saved")}
    >
      <HiddenField name="stageId" />
      <HiddenField name="teamId" />
      <RadioGroupField
        name="verdict"
        label={t("question")}
        options={[
          { value: "AGREED", label: t("agree") },
          { value: "OBJECTED", label: t("object"), hint: t("objectHint") },
        ]}
      />
      <TextareaField name="comment" label={t("comment")} help={t("commentHelp")} maximum={2000} rows={4} optional />
    </Form>
  );
}
