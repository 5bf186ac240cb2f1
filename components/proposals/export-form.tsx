"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ok } from "@/lib/platform/outcome";
import { exportProposalsSchema } from "@/lib/proposals/schema";

type Props = { callId: string; search: string; status: string };

/** L2: a file leaves the house only with a reason. */
export function ExportForm({ callId, search, status }: Props) {
  const t = useTranslations("proposals.staff");
  const locale = useLocale();
  return (
    <Form
      schema={exportProposalsSchema}
      action={async (input) => {
        const wanted = { callId, reason: input.reason, q: search, status, locale };
        window.location.assign(`/api/exports/proposals?${new URLSearchParams(wanted)}`);
        return ok(null);
      }}
      defaultValues={{ callId, reason: "", locale: locale === "en" ? "en" : "ko" }}
      submitLabel={t("export")}
      onSuccess={() => undefined}
    >
      <HiddenField name="callId" />
      <HiddenField name="locale" />
      <TextareaField name="reason" label={t("exportReason")} rows={2} />
    </Form>
  );
}
