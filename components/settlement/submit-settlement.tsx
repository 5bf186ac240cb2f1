"use client";
import { useTranslations } from "next-intl";
import { useFormState } from "react-hook-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { submitSettlementAction } from "@/lib/settlement/actions";

type Props = { teamId: string; year: number; version: number; affected: readonly string[]; disabled?: boolean };

/** The team hands in its year: what was saved, which is then fixed. */
export function SubmitSettlement({ teamId, year, version, affected, disabled }: Props) {
  const t = useTranslations("settlement.statement");
  return (
    <ConfirmDialog
      refusalsNamespace="settlement"
      triggerVariant="primary"
      triggerDisabled={disabled}
      input={{ teamId, year, expectedVersion: version }}
      triggerLabel={t("form.submit")}
      title={t("form.submitTitle", { year: String(year) })}
      description={t("form.submitBody")}
      affected={affected}
      affectedLabel={t("decide.amounts")}
      confirmLabel={t("form.submit")}
      action={submitSettlementAction}
      successMessage={t("form.submitted")}
    />
  );
}

/** The same beside what is being written: what was typed and not saved would not be in it. */
export function SubmitWritten(props: Props) {
  const t = useTranslations("settlement.statement.form");
  const { isDirty } = useFormState();
  return (
    <>
      <SubmitSettlement {...props} disabled={isDirty} />
      <span role="status" className="text-small text-text-2">
        {isDirty ? t("saveFirst") : null}
      </span>
    </>
  );
}
