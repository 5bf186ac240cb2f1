"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { TextField } from "@/components/forms/text-field";
import { saveSettingsAction } from "@/lib/calls/actions";
import type { CallSettings } from "@/lib/calls/domain/settings";
import { attachmentSettingsSchema } from "@/lib/calls/schema/settings";
import { type SettingsTarget, SettingsTargetFields, settingsMove } from "./settings-target";

const BLANK = { key: "", nameKo: "", nameEn: "", required: false, maxFiles: 1 };

/** A6: which files, how many and how large. */
export function AttachmentSettingsForm({ target, settings }: { target: SettingsTarget; settings: CallSettings }) {
  const t = useTranslations("callEditor");
  return (
    <Form
      schema={attachmentSettingsSchema}
      action={saveSettingsAction}
      defaultValues={{ ...settingsMove(target), group: "attachments", attachments: settings.attachments }}
      refusalsNamespace="callEditor"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <RowList
        name="attachments.wanted"
        legend={t("attachments.wanted")}
        addLabel={t("attachments.add")}
        rowLabel={(index) => t("attachments.row", { number: index + 1 })}
        blank={BLANK}
      >
        {(path) => (
          <>
            <HiddenField name={`${path}.key`} />
            <TextField name={`${path}.nameKo`} label={t("attachments.nameKo")} />
            <TextField name={`${path}.nameEn`} label={t("attachments.nameEn")} />
            <NumberField name={`${path}.maxFiles`} label={t("attachments.maxFiles")} unit={t("attachments.files")} />
            <CheckboxField name={`${path}.required`} label={t("attachments.required")} optional />
          </>
        )}
      </RowList>
      <FieldSet legend={t("attachments.limits")}>
        <CheckboxField name="attachments.allowOther" label={t("attachments.allowOther")} optional />
        <NumberField name="attachments.maxFiles" label={t("attachments.allFiles")} unit={t("attachments.files")} />
        <NumberField name="attachments.maxFileMegabytes" label={t("attachments.oneFile")} unit="MB" />
        <NumberField name="attachments.maxTotalMegabytes" label={t("attachments.total")} unit="MB" />
      </FieldSet>
      <SettingsTargetFields announced={target.announced} />
    </Form>
  );
}
