"use client";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { saveDraftAction } from "@/lib/agreements/actions";
import { type SaveDraftInput, saveDraftSchema } from "@/lib/agreements/schema";

type Props = {
  defaultValues: SaveDraftInput;
  isAmendment: boolean;
  /** D3: the promised level in words, and the levels below it. */
  planned: string;
  lowerLevels: { value: string; label: string }[];
};

/** D4: what of an agreement is written by hand; saving reads everything else anew from its sources. */
export function DraftForm({ defaultValues, isAmendment, planned, lowerLevels }: Props) {
  const t = useTranslations("agreements.draft");
  return (
    <Form
      schema={saveDraftSchema}
      action={saveDraftAction}
      defaultValues={defaultValues}
      refusalsNamespace="agreements"
      submitLabel={t("save")}
      submitVariant="secondary"
      successMessage={t("saved")}
    >
      <HiddenField name="versionId" />
      <HiddenField name="expectedVersion" />
      {isAmendment ? <TextareaField name="reason" label={t("reason")} rows={3} minimum={10} maximum={1000} /> : null}
      <TextareaField name="specialKo" label={t("specialKo")} help={t("specialHelp")} rows={4} maximum={4000} optional />
      <TextareaField name="specialEn" label={t("specialEn")} rows={4} maximum={4000} optional />
      {lowerLevels.length > 0 ? (
        <>
          <SelectField
            name="verifiedLevel"
            label={t("verifiedLevel")}
            help={t("verifiedHelp", { planned })}
            options={[{ value: "", label: t("notVerified") }, ...lowerLevels]}
            optional
          />
          <DateField name="verifiedFrom" label={t("verifiedFrom")} optional />
        </>
      ) : null}
    </Form>
  );
}
