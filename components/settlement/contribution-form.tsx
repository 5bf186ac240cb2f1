"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { DateField } from "@/components/forms/date-field";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import { nameIn } from "@/components/teams/words";
import { Dialog } from "@/components/ui/dialog";
import { recordContributionAction } from "@/lib/settlement/actions";
import { CONTRIBUTION_FORMS, EVIDENCE_BYTES, recordContributionSchema } from "@/lib/settlement/schema";
import type { TeamContribution } from "@/lib/settlement/types";

/** D2: what is given in kind says by what it was valued, and who valued it. */
function ValuationFields() {
  const t = useTranslations("settlement.record");
  const { control } = useFormContext();
  if (useWatch({ control, name: "form" }) !== "IN_KIND") return null;
  return (
    <>
      <TextField name="valuationBasis" label={t("valuationBasis")} help={t("valuationBasisHelp")} />
      <TextField name="valuedBy" label={t("valuedBy")} help={t("valuedByHelp")} />
    </>
  );
}

type Props = {
  contribution: Pick<TeamContribution, "team" | "recordFor" | "openYears" | "currentYear" | "today" | "entries">;
};

/** D2: an organisation of the team records what it paid in. */
export function ContributionForm({ contribution }: Props) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const { team, recordFor, openYears, currentYear, today, entries } = contribution;
  const year = openYears.find((one) => one === currentYear) ?? openYears[0];
  return (
    <Dialog
      key={entries.length}
      triggerLabel={t("record.open")}
      triggerVariant="primary"
      title={t("record.title")}
      description={t("record.body")}
    >
      <Form
        schema={recordContributionSchema}
        action={recordContributionAction}
        defaultValues={{
          ...{ teamId: team.id, organisationId: recordFor[0]?.organisationId ?? "", year: String(year ?? "") },
          ...{ paidOn: today, form: "CASH", item: "", valuationBasis: "", valuedBy: "", file: null },
        }}
        refusalsNamespace="settlement"
        submitLabel={t("record.submit")}
        successMessage={t("record.done")}
      >
        <HiddenField name="teamId" />
        <SelectField
          name="organisationId"
          label={t("fields.organisation")}
          options={recordFor.map((one) => ({ value: one.organisationId, label: nameIn(locale, one) }))}
        />
        <SelectField
          name="year"
          label={t("record.year")}
          options={openYears.map((one) => ({ value: String(one), label: t("year", { year: String(one) }) }))}
        />
        <RadioGroupField
          name="form"
          label={t("fields.form")}
          options={CONTRIBUTION_FORMS.map((form) => ({ value: form, label: t(`forms.${form}`) }))}
        />
        <TextField name="item" label={t("fields.item")} help={t("record.itemHelp")} />
        <WonField name="amountWon" label={t("fields.amount")} />
        <DateField name="paidOn" label={t("fields.paidOn")} />
        <ValuationFields />
        <FileField
          name="file"
          label={t("fields.evidence")}
          help={t("record.fileHelp")}
          uploadHref={`/api/contributions/${team.id}/evidence`}
          accept=".pdf,.png,.jpg,.jpeg"
          maxBytes={EVIDENCE_BYTES}
          refusalsNamespace="settlement"
        />
      </Form>
    </Dialog>
  );
}
