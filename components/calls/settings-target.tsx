"use client";
import { useTranslations } from "next-intl";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";

/** Which call a step of the editor is about; `announced`: the change is a numbered correction and needs its reason (C5). */
export type SettingsTarget = { callId: string; version: number; announced: boolean };

export const settingsMove = (target: SettingsTarget) => ({
  callId: target.callId,
  expectedVersion: target.version,
  reason: "",
});

/** The parts that every step sends along. */
export function SettingsTargetFields({ announced }: { announced: boolean }) {
  const t = useTranslations("callEditor");
  return (
    <>
      <HiddenField name="callId" />
      <HiddenField name="expectedVersion" />
      <HiddenField name="group" />
      {announced ? (
        <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} maximum={1_000} />
      ) : (
        <HiddenField name="reason" />
      )}
    </>
  );
}
