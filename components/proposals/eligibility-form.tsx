"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { markEligibilityAction } from "@/lib/proposals/actions";

const choice = z
  .object({ verdict: z.enum(["eligible", "ineligible"]), reason: z.string().trim().max(2_000) })
  .refine((input) => input.verdict === "eligible" || input.reason.length >= 10, {
    error: "tooShort?minimum=10",
    path: ["reason"],
  });

/** A10 in first form: eligible, or not with the reason the applicant will read. */
export function EligibilityForm({ proposalId }: { proposalId: string }) {
  const t = useTranslations("proposals.staff");
  return (
    <Form
      schema={choice}
      action={({ verdict, reason }) => markEligibilityAction({ proposalId, eligible: verdict === "eligible", reason })}
      defaultValues={{ reason: "" }}
      refusalsNamespace="proposals"
      submitLabel={t("decide")}
      successMessage={t("decideDone")}
    >
      <RadioGroupField
        name="verdict"
        label={t("verdict")}
        options={[
          { value: "eligible", label: t("eligible") },
          { value: "ineligible", label: t("ineligible") },
        ]}
      />
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} optional />
    </Form>
  );
}
