"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { extendCallAction } from "@/lib/calls/actions";
import { extendCallSchema } from "@/lib/calls/schema";
import type { ManagedCall } from "@/lib/calls/types";
import { formatCount, formatInstant } from "@/lib/platform/format";

/** C3: one action for everyone, with its reason; says beforehand whom it touches. */
export function ExtendCallForm({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.moves");
  const locale = useLocale();
  const affected = {
    submitted: formatCount(call.submittedCount),
    drafts: formatCount(call.proposalCount - call.submittedCount),
  };
  return (
    <Dialog triggerLabel={t("extend")} title={t("extendTitle")} description={t("extendBody")}>
      <p className="mb-1 font-semibold">{t("extendNow", { closesAt: formatInstant(call.closesAt, locale) })}</p>
      <p className="mb-5 text-small text-text-2">
        {t("affected")}: {t("affectedProposals", affected)}
      </p>
      <Form
        schema={extendCallSchema}
        action={extendCallAction}
        defaultValues={{
          callId: call.id,
          expectedVersion: call.version,
          closesAt: call.closesAt.toISOString(),
          reason: "",
        }}
        refusalsNamespace="calls"
        submitLabel={t("extendSubmit")}
        successMessage={t("extended")}
        redirectTo={`/manage/calls/${call.id}`}
      >
        <HiddenField name="callId" />
        <HiddenField name="expectedVersion" />
        <DateTimeField name="closesAt" label={t("newClosing")} />
        <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} minimum={10} maximum={1_000} />
      </Form>
    </Dialog>
  );
}
