"use client";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { ButtonLink } from "@/components/ui/button-link";
import { amendPlanAction } from "@/lib/stages/actions";
import { amendPlanSchema } from "@/lib/stages/schema";
import { PLAN_REFUSAL_FIELDS, PlanFields } from "./stage-form";
import type { Offered } from "./verification-fields";

type Props = { draft: z.input<typeof amendPlanSchema>; offered: Offered };

/** P3: a change of a frozen plan, with the day it takes effect and the reason; the director decides. */
export function AmendForm({ draft, offered }: Props) {
  const t = useTranslations("stages.amendments");
  const href = `/stages/${draft.stageId}`;
  return (
    <Form
      schema={amendPlanSchema}
      action={amendPlanAction}
      defaultValues={draft}
      refusalsNamespace="stages"
      refusalFields={PLAN_REFUSAL_FIELDS}
      submitLabel={t("submit")}
      successMessage={t("submitted")}
      redirectTo={href}
      secondary={<ButtonLink href={href}>{t("cancel")}</ButtonLink>}
    >
      <DateField name="effectiveOn" label={t("effectiveOn")} help={t("effectiveHelp")} />
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={4} minimum={10} maximum={2000} />
      <PlanFields plan={draft.plan} offered={offered} />
    </Form>
  );
}
