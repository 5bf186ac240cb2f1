"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { proposeVerdictAction } from "@/lib/screening/actions";

const choice = z
  .object({ verdict: z.enum(["eligible", "ineligible"]), reason: z.string().trim().max(2_000) })
  .refine((input) => input.verdict === "eligible" || input.reason.length >= 10, {
    error: "tooShort?minimum=10",
    path: ["reason"],
  });

/** A10: eligible counts at once; ineligible, with the reason the applicant will read, waits for a second person. */
export function VerdictForm({ proposalId }: { proposalId: string }) {
  const t = useTranslations("screening.verdict");
  return (
    <Form
      schema={choice}
      action={({ verdict, reason }) => proposeVerdictAction({ proposalId, eligible: verdict === "eligible", reason })}
      defaultValues={{ reason: "" }}
      refusalsNamespace="screening"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <RadioGroupField
        name="verdict"
        label={t("label")}
        options={[
          { value: "eligible", label: t("eligible") },
          { value: "ineligible", label: t("ineligible"), hint: t("ineligibleHint") },
        ]}
      />
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} optional />
    </Form>
  );
}
