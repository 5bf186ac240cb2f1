"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { registerOrganisationAction } from "@/lib/organisations/actions";
import {
  changeOrganisationSchema,
  ORGANISATION_KINDS,
  registerOrganisationSchema,
  SIZE_CLASSES,
} from "@/lib/organisations/schema";
import type { OrganisationDetail } from "@/lib/organisations/types";
import { changeOrganisationAction } from "@/lib/proposals/actions/registry";

function ProfileFields() {
  const t = useTranslations("organisations");
  return (
    <>
      <TextField name="nameKo" label={t("form.nameKo")} help={t("form.nameHelp")} autoComplete="organization" />
      <TextField name="nameEn" label={t("form.nameEn")} />
      <RadioGroupField
        name="kind"
        label={t("form.kind")}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <SelectField
        name="sizeClass"
        label={t("form.size")}
        help={t("form.sizeHelp")}
        options={SIZE_CLASSES.map((value) => ({ value, label: t(`sizes.${value}`) }))}
      />
      <CheckboxField name="leasesGpusToGovernment" label={t("form.lessor")} help={t("form.lessorHelp")} />
    </>
  );
}

/** A2: registers an organisation; its number is checked as it is sent, before anybody waits. */
export function RegisterOrganisationForm() {
  const t = useTranslations("organisations.form");
  return (
    <Form
      schema={registerOrganisationSchema}
      action={registerOrganisationAction}
      defaultValues={{
        registrationNumber: "",
        nameKo: "",
        nameEn: "",
        kind: "COMPANY",
        leasesGpusToGovernment: false,
      }}
      refusalsNamespace="organisations"
      submitLabel={t("submit")}
      successMessage={t("registered")}
      redirectTo={({ id }) => `/organisations/${id}`}
      secondary={<ButtonLink href="/organisations">{t("cancel")}</ButtonLink>}
    >
      <TextField
        name="registrationNumber"
        label={t("number")}
        help={t("numberHelp")}
        width="medium"
        inputMode="numeric"
      />
      <ProfileFields />
    </Form>
  );
}

/** Corrects what an organisation says of itself; the number stays. */
export function ChangeOrganisationForm({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations.form");
  const { id, version, nameKo, nameEn, kind, sizeClass, leasesGpusToGovernment } = organisation;
  return (
    <Form
      schema={changeOrganisationSchema}
      action={changeOrganisationAction}
      defaultValues={{
        organisationId: id,
        expectedVersion: version,
        nameKo,
        nameEn,
        kind,
        sizeClass,
        leasesGpusToGovernment,
      }}
      refusalsNamespace="organisations"
      submitLabel={t("save")}
      successMessage={t("saved")}
      redirectTo={`/organisations/${id}`}
      secondary={<ButtonLink href={`/organisations/${id}`}>{t("cancel")}</ButtonLink>}
    >
      <HiddenField name="organisationId" />
      <HiddenField name="expectedVersion" />
      <Notice tone="info">{t("inProposals")}</Notice>
      <ProfileFields />
    </Form>
  );
}
