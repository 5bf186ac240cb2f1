"use client";
import { useLocale, useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { RowList } from "@/components/forms/row-list";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { saveProfileAction } from "@/lib/reviewers/actions";
import { LANGUAGES } from "@/lib/reviewers/domain/import-file";
import { AVAILABILITIES, saveProfileSchema, TIE_KINDS } from "@/lib/reviewers/schema";
import type { ReviewerProfilePage } from "@/lib/reviewers/types";

function Affiliations() {
  const t = useTranslations("reviewers.form");
  return (
    <RowList
      columns={2}
      name="affiliations"
      legend={t("affiliations")}
      help={t("affiliationsHelp")}
      addLabel={t("addAffiliation")}
      rowLabel={(index) => t("affiliation", { no: index + 1 })}
      blank={{ organisationName: "", unit: "", startedOn: "", endedOn: "" }}
    >
      {(path) => (
        <>
          <TextField name={`${path}.organisationName`} label={t("organisation")} />
          <TextField name={`${path}.unit`} label={t("unit")} optional />
          <DateField name={`${path}.startedOn`} label={t("startedOn")} />
          <DateField name={`${path}.endedOn`} label={t("endedOn")} help={t("endedOnHelp")} optional />
        </>
      )}
    </RowList>
  );
}

function Ties() {
  const t = useTranslations("reviewers.form");
  const kinds = useTranslations("reviewers.tieKinds");
  return (
    <RowList
      columns={2}
      name="ties"
      legend={t("ties")}
      help={t("tiesHelp")}
      addLabel={t("addTie")}
      rowLabel={(index) => t("tie", { no: index + 1 })}
      blank={{ kind: "COAUTHOR", personName: "", organisationName: "", note: "" }}
    >
      {(path) => (
        <>
          <SelectField
            name={`${path}.kind`}
            label={t("tieKind")}
            options={TIE_KINDS.map((value) => ({ value, label: kinds(value) }))}
          />
          <TextField name={`${path}.personName`} label={t("person")} optional />
          <TextField name={`${path}.organisationName`} label={t("organisation")} optional />
          <TextField name={`${path}.note`} label={t("note")} help={t("noteHelp")} optional />
        </>
      )}
    </RowList>
  );
}

function Expertise({ page }: { page: ReviewerProfilePage }) {
  const t = useTranslations("reviewers.form");
  const locale = useLocale();
  const languages = useTranslations("reviewers.languages");
  return (
    <>
      <CheckboxGroupField
        name="fieldKeys"
        label={t("fields")}
        help={t("fieldsHelp")}
        optional
        options={page.fields.map((field) => ({
          value: field.key,
          label: locale === "en" ? field.nameEn : field.nameKo,
        }))}
      />
      <TextField name="keywords" label={t("keywords")} help={t("keywordsHelp")} optional />
      <CheckboxGroupField
        name="languages"
        label={t("languages")}
        optional
        options={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
      />
      {page.may.maintain ? <CheckboxField name="isForeign" label={t("isForeign")} optional /> : null}
    </>
  );
}

/** S2, S3: what a reviewer knows, takes on, where they work and whom they are tied to. */
export function ProfileForm({ page }: { page: ReviewerProfilePage }) {
  const t = useTranslations("reviewers.form");
  const availabilities = useTranslations("reviewers.availabilities");
  return (
    <Form
      key={page.version}
      schema={saveProfileSchema as never}
      action={saveProfileAction as never}
      defaultValues={
        {
          userId: page.userId,
          expectedVersion: page.version,
          isForeign: page.isForeign,
          languages: page.languages,
          fieldKeys: page.fieldKeys,
          keywords: page.keywords.join(", "),
          availability: page.availability,
          availabilityNote: page.availabilityNote,
          maxSheets: page.maxSheets,
          affiliations: page.affiliations,
          ties: page.ties,
        } as never
      }
      submitLabel={t("save")}
      refusalsNamespace="reviewers"
      successMessage={t("saved")}
    >
      <Expertise page={page} />
      <RadioGroupField
        name="availability"
        label={t("availability")}
        options={AVAILABILITIES.map((value) => ({ value, label: availabilities(value) }))}
      />
      <TextField name="availabilityNote" label={t("availabilityNote")} help={t("availabilityNoteHelp")} optional />
      <NumberField name="maxSheets" label={t("maxSheets")} help={t("maxSheetsHelp")} unit={t("sheetsUnit")} optional />
      <Affiliations />
      <Ties />
    </Form>
  );
}
