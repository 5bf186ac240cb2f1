"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateTimeField } from "@/components/forms/date-time-field";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { extendCallAction } from "@/lib/calls/actions";
import { extendCallSchema } from "@/lib/calls/schema";
import type { ManagedCall } from "@/lib/calls/types";
import { EVIDENCE_BYTES } from "@/lib/organisations/schema";
import { formatCount, formatInstant } from "@/lib/platform/format";

/** C3: one action for everyone, with its reason; says beforehand whom it touches. */
export function ExtendCallForm({ call, backTo }: { call: ManagedCall; backTo?: string }) {
  const t = useTranslations("calls.moves");
  const locale = useLocale();
  const affected = {
    submitted: formatCount(call.submittedCount),
    drafts: formatCount(call.proposalCount - call.submittedCount),
  };
  return (
    <Dialog triggerLabel={t("extend")} title={t("extendTitle")} description={t("extendBody")}>
      <p className="mb-1 font-semibold">{t("extendNow", { closesAt: formatInstant(call.closesAt, locale) })}</p>
      <ul className="mb-5 grid gap-0.5 text-small text-text-2">
        <li>
          {t("affected")}: {t("affectedProposals", affected)}
        </li>
        <li>
          {t("told")}: {t("toldPeople", call.concerned)}
        </li>
        {call.extensions.length > 0 ? (
          <li>
            {t("earlier")}: {call.extensions.map(({ oldClosesAt }) => formatInstant(oldClosesAt, locale)).join(", ")}
          </li>
        ) : null}
      </ul>
      <Form
        schema={extendCallSchema}
        action={extendCallAction}
        defaultValues={{
          callId: call.id,
          expectedVersion: call.version,
          closesAt: call.closesAt.toISOString(),
          reason: "",
          evidence: null,
        }}
        refusalsNamespace="calls"
        submitLabel={t("extendSubmit")}
        successMessage={t("extended")}
        redirectTo={backTo ?? `/manage/calls/${call.id}`}
      >
        <HiddenField name="callId" />
        <HiddenField name="expectedVersion" />
        <DateTimeField name="closesAt" label={t("newClosing")} />
        <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} minimum={10} maximum={1_000} />
        <FileField
          name="evidence"
          label={t("evidence")}
          help={t("evidenceHelp")}
          optional
          uploadHref={`/api/calls/${call.id}/evidence`}
          accept=".pdf,.png,.jpg,.jpeg"
          maxBytes={EVIDENCE_BYTES}
        />
      </Form>
    </Dialog>
  );
}
