"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { saveSettingsAction } from "@/lib/calls/actions";
import type { CallSettings } from "@/lib/calls/domain/settings";
import { ruleSettingsSchema } from "@/lib/calls/schema/settings";
import { type SettingsTarget, SettingsTargetFields, settingsMove } from "./settings-target";

const COMPETING = ["ALLOWED", "SHOWN", "REFUSED"] as const;

/** Conditions of submission, and when drafts are reminded. */
export function RuleSettingsForm({ target, settings }: { target: SettingsTarget; settings: CallSettings }) {
  const t = useTranslations("callEditor");
  const options = COMPETING.map((value) => ({ value, label: t(`rules.${value}`) }));
  return (
    <Form
      schema={ruleSettingsSchema}
      action={saveSettingsAction}
      defaultValues={{
        ...settingsMove(target),
        group: "rules",
        signaturesRequired: settings.signaturesRequired,
        competing: settings.competing,
        reminderHours: settings.reminderHours.join(", "),
      }}
      refusalsNamespace="callEditor"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <CheckboxField name="signaturesRequired" label={t("rules.signatures")} optional />
      <FieldSet legend={t("rules.competing")}>
        <RadioGroupField name="competing.organisations" label={t("rules.organisations")} options={options} />
        <RadioGroupField name="competing.people" label={t("rules.people")} options={options} />
      </FieldSet>
      <TextField
        name="reminderHours"
        label={t("rules.reminders")}
        help={t("rules.remindersHelp")}
        inputMode="numeric"
        width="medium"
        optional
      />
      <SettingsTargetFields announced={target.announced} />
    </Form>
  );
}
