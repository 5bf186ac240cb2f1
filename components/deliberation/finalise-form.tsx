"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { finaliseMinutesAction } from "@/lib/deliberation/actions";
import { finaliseSchema } from "@/lib/deliberation/schema";

type Props = { sessionId: string; version: number; remarks: string };

/** The chair's signature under the minutes: nothing of the session changes after it. */
export function FinaliseForm({ sessionId, version, remarks }: Props) {
  const t = useTranslations("deliberation.steps.finalise");
  return (
    <div>
      <p className="mb-3 text-small text-text-2">{t("hint")}</p>
      <Form
        schema={finaliseSchema}
        action={finaliseMinutesAction}
        defaultValues={{ sessionId, expectedVersion: version, remarks }}
        refusalsNamespace="deliberation"
        submitLabel={t("button")}
        successMessage={t("done")}
      >
        <TextareaField name="remarks" label={t("remarks")} help={t("remarksHelp")} rows={4} maximum={4000} optional />
      </Form>
    </div>
  );
}
