"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { useRouter } from "@/lib/platform/i18n/navigation";
import type { Outcome } from "@/lib/platform/outcome";
import { proposeVerdictAction } from "@/lib/screening/actions";

const choice = z
  .object({ verdict: z.enum(["eligible", "ineligible"]), reason: z.string().trim().max(2_000) })
  .refine((input) => input.verdict === "eligible" || input.reason.length >= 10, {
    error: "tooShort?minimum=10",
    path: ["reason"],
  });

/** A refusal for what is unsettled says so by the names people read. */
function inWords<T>(outcome: Outcome<T>, ruleNames: Record<string, string>): Outcome<T> {
  if (outcome.ok || outcome.reason !== "UNSETTLED_FINDINGS") return outcome;
  const rules = String(outcome.reasonParams?.rules ?? "").split(",");
  const names = rules.map((rule) => ruleNames[rule] ?? rule).join(", ");
  return { ...outcome, reasonParams: { ...outcome.reasonParams, rules: names } };
}

type Props = { proposalId: string; ruleNames: Record<string, string> };

/** A10: eligible counts at once; ineligible, with the reason the applicant will read, waits for a second person. */
export function VerdictForm({ proposalId, ruleNames }: Props) {
  const t = useTranslations("screening.verdict");
  const router = useRouter();
  return (
    <Form
      schema={choice}
      action={async ({ verdict, reason }) => {
        const outcome = await proposeVerdictAction({ proposalId, eligible: verdict === "eligible", reason });
        if (!outcome.ok) router.refresh();
        return inWords(outcome, ruleNames);
      }}
      defaultValues={{ reason: "" }}
      refusalsNamespace="screening"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <RadioGroupField
        name="verdict"
        label={t("label")}
        options={[
          { value: "eligible", label: t("eligible"), hint: t("eligibleHint") },
          { value: "ineligible", label: t("ineligible"), hint: t("ineligibleHint") },
        ]}
      />
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} optional />
    </Form>
  );
}
