"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { saveSettingsAction } from "@/lib/calls/actions";
import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import { type CallSettings, FIXED_SECTIONS, TEXT_SECTIONS } from "@/lib/calls/domain/settings";
import { SECTION_DEMANDS, sectionSettingsSchema } from "@/lib/calls/schema/settings";
import { type SettingsTarget, SettingsTargetFields, settingsMove } from "./settings-target";

type Key = (typeof SECTION_KEYS)[number];

function rowOf(settings: CallSettings, key: Key) {
  const rule = settings.sections.find((section) => section.key === key);
  const demand: (typeof SECTION_DEMANDS)[number] = !rule ? "HIDDEN" : rule.required ? "REQUIRED" : "OPTIONAL";
  return { key, demand, minChars: rule?.minChars ?? null, maxChars: rule?.maxChars ?? null };
}

function SectionRow({ index, sectionKey }: { index: number; sectionKey: Key }) {
  const t = useTranslations("callEditor.sections");
  const names = useTranslations("calls.sections");
  const path = `sections.${index}`;
  return (
    <fieldset className="border-t border-line pt-4 first:border-0">
      <legend className="float-left w-full font-semibold">{names(sectionKey)}</legend>
      <div className="clear-both grid gap-4 pt-2 md:grid-cols-3">
        <HiddenField name={`${path}.key`} />
        {FIXED_SECTIONS.includes(sectionKey) ? (
          <p className="text-text-2">
            {t("fixed")}
            <HiddenField name={`${path}.demand`} />
          </p>
        ) : (
          <SelectField
            name={`${path}.demand`}
            label={t("demand")}
            options={SECTION_DEMANDS.map((value) => ({ value, label: t(value) }))}
          />
        )}
        {TEXT_SECTIONS.includes(sectionKey) ? (
          <>
            <NumberField name={`${path}.minChars`} label={t("min")} unit={t("chars")} optional />
            <NumberField name={`${path}.maxChars`} label={t("max")} unit={t("chars")} optional />
          </>
        ) : null}
      </div>
    </fieldset>
  );
}

/** A3: which sections, required or not, and how long. */
export function SectionSettingsForm({ target, settings }: { target: SettingsTarget; settings: CallSettings }) {
  const t = useTranslations("callEditor");
  return (
    <Form
      schema={sectionSettingsSchema}
      action={saveSettingsAction}
      defaultValues={{
        ...settingsMove(target),
        group: "sections",
        sections: SECTION_KEYS.map((key) => rowOf(settings, key)),
        requiresGraduateUniversity: settings.requiresGraduateUniversity,
        charactersPerPage: settings.charactersPerPage,
      }}
      refusalsNamespace="callEditor"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <div className="grid gap-4">
        {SECTION_KEYS.map((key, index) => (
          <SectionRow key={key} index={index} sectionKey={key} />
        ))}
      </div>
      <CheckboxField name="requiresGraduateUniversity" label={t("sections.university")} optional />
      <NumberField
        name="charactersPerPage"
        label={t("sections.page")}
        unit={t("sections.chars")}
        help={t("sections.pageHelp")}
      />
      <SettingsTargetFields announced={target.announced} />
    </Form>
  );
}
