"use client";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button-link";
import { addModelAction, changeModelAction } from "@/lib/references/actions";
import { addModelSchema, changeModelSchema } from "@/lib/references/schema";
import type { ModelDetail } from "@/lib/references/types";

function FactFields() {
  const t = useTranslations("references.modelForm");
  const words = useTranslations("references");
  return (
    <>
      <TextField name="name" label={t("name")} />
      <TextField name="organisation" label={t("organisation")} width="medium" />
      <TextField name="country" label={t("country")} width="short" optional />
      <DateField name="releasedOn" label={t("releasedOn")} optional />
      <RadioGroupField
        name="openWeights"
        label={t("openWeights")}
        options={(["yes", "no", "unknown"] as const).map((value) => ({ value, label: words(value) }))}
      />
      <TextField name="licence" label={t("licence")} width="medium" optional />
      <NumberField name="parametersMillions" label={t("parameters")} unit={t("parametersUnit")} optional />
      <TextField name="sourceUrl" label={t("sourceUrl")} help={t("sourceHelp")} type="url" />
    </>
  );
}

export function AddModelForm() {
  const t = useTranslations("references.modelForm");
  return (
    <Form
      schema={addModelSchema}
      action={addModelAction}
      defaultValues={{
        key: "",
        name: "",
        organisation: "",
        country: "",
        releasedOn: "",
        openWeights: "unknown",
        licence: "",
        parametersMillions: null,
        sourceUrl: "",
      }}
      refusalsNamespace="references"
      submitLabel={t("add")}
      successMessage={t("added")}
      redirectTo={({ id }) => `/references/models/${id}`}
      secondary={<ButtonLink href="/references">{t("cancel")}</ButtonLink>}
    >
      <TextField name="key" label={t("key")} help={t("keyHelp")} />
      <FactFields />
    </Form>
  );
}

export function ChangeModelForm({ model }: { model: ModelDetail }) {
  const t = useTranslations("references.modelForm");
  const weights = model.openWeights === null ? "unknown" : model.openWeights ? "yes" : "no";
  return (
    <Form
      schema={changeModelSchema}
      action={changeModelAction}
      defaultValues={{
        modelId: model.id,
        expectedVersion: model.version,
        name: model.name,
        organisation: model.organisation,
        country: model.country,
        releasedOn: model.releasedOn?.toISOString().slice(0, 10) ?? "",
        openWeights: weights,
        licence: model.licence,
        parametersMillions: model.parametersMillions === null ? null : Number(model.parametersMillions),
        sourceUrl: model.sourceUrl,
      }}
      refusalsNamespace="references"
      submitLabel={t("save")}
      successMessage={t("saved")}
      redirectTo={`/references/models/${model.id}`}
      secondary={<ButtonLink href={`/references/models/${model.id}`}>{t("cancel")}</ButtonLink>}
    >
      <HiddenField name="modelId" />
      <HiddenField name="expectedVersion" />
      <FactFields />
    </Form>
  );
}
