"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { decideAmendmentAction, proposeAmendmentAction } from "@/lib/calls/actions";
import { proposeAmendmentSchema } from "@/lib/calls/schema";
import type { CallRulebookPage } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";

const REASON_LENGTH = 10;

/** P3: an officer's proposal; another person decides. */
export function ProposeAmendment({ callId, choices }: { callId: string; choices: CallRulebookPage["choices"] }) {
  const t = useTranslations("callEditor.rulebookPage");
  const locale = useLocale();
  return (
    <Dialog triggerLabel={t("propose")} title={t("propose")} description={t("proposeBody")}>
      {choices.length === 0 ? (
        <p>{t("noChoices")}</p>
      ) : (
        <Form
          schema={proposeAmendmentSchema}
          action={proposeAmendmentAction}
          defaultValues={{ callId, toVersion: "", effectiveAt: "", reason: "" }}
          refusalsNamespace="callEditor"
          submitLabel={t("submit")}
          successMessage={t("proposedDone")}
        >
          <HiddenField name="callId" />
          <SelectField
            name="toVersion"
            label={t("version")}
            options={choices.map(({ version, effectiveFrom }) => ({
              value: String(version),
              label: t("versionOption", { version, at: formatInstant(effectiveFrom, locale) }),
            }))}
          />
          <DateTimeField name="effectiveAt" label={t("effective")} />
          <TextareaField name="reason" label={t("reason")} rows={3} minimum={REASON_LENGTH} maximum={1_000} />
        </Form>
      )}
    </Dialog>
  );
}

/** L3: approved or returned by another person, with a word why. */
export function DecideAmendment({
  amendmentId,
  concerned,
}: {
  amendmentId: string;
  concerned: { people: number; staff: number };
}) {
  const t = useTranslations("callEditor.rulebookPage");
  const shared = {
    action: decideAmendmentAction,
    reason: { label: t("note"), minimum: REASON_LENGTH, name: "note" },
    refusalsNamespace: "callEditor",
  };
  return (
    <div className="mt-4 flex flex-wrap gap-2.5">
      <ConfirmDialog
        {...shared}
        triggerLabel={t("approve")}
        title={t("approveTitle")}
        description={t("approveBody")}
        affected={[t("affected", concerned)]}
        confirmLabel={t("approve")}
        input={{ amendmentId, approve: true }}
        successMessage={t("approved")}
      />
      <ConfirmDialog
        {...shared}
        triggerLabel={t("return")}
        triggerVariant="secondary"
        title={t("returnTitle")}
        confirmLabel={t("return")}
        input={{ amendmentId, approve: false }}
        successMessage={t("returned")}
      />
    </div>
  );
}
