"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RowList } from "@/components/forms/row-list";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { saveSettingsAction } from "@/lib/calls/actions";
import type { CallSettings } from "@/lib/calls/domain/settings";
import { consentSettingsSchema } from "@/lib/calls/schema/settings";
import { type SettingsTarget, SettingsTargetFields, settingsMove } from "./settings-target";

const BLANK = { key: "", titleKo: "", titleEn: "", textKo: "", textEn: "" };

/** ⑬: texts to agree to; versions are given by the portal. */
export function ConsentSettingsForm({ target, settings }: { target: SettingsTarget; settings: CallSettings }) {
  const t = useTranslations("callEditor");
  return (
    <Form
      schema={consentSettingsSchema}
      action={saveSettingsAction}
      defaultValues={{
        ...settingsMove(target),
        group: "consents",
        consents: settings.consents.map(({ version: _version, ...wording }) => wording),
      }}
      refusalsNamespace="callEditor"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <RowList
        name="consents"
        legend={t("consents.texts")}
        addLabel={t("consents.add")}
        rowLabel={(index) => t("consents.row", { number: index + 1 })}
        blank={BLANK}
      >
        {(path) => (
          <>
            <HiddenField name={`${path}.key`} />
            <TextField name={`${path}.titleKo`} label={t("consents.titleKo")} />
            <TextareaField name={`${path}.textKo`} label={t("consents.textKo")} rows={4} maximum={4_000} />
            <TextField name={`${path}.titleEn`} label={t("consents.titleEn")} />
            <TextareaField name={`${path}.textEn`} label={t("consents.textEn")} rows={4} maximum={4_000} />
          </>
        )}
      </RowList>
      <SettingsTargetFields announced={target.announced} />
    </Form>
  );
}
