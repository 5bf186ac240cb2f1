"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";

/** ⑬: what the lead organisation states for the consortium; members sign by accepting their part. */
export function ConsentsFields() {
  const t = useTranslations("proposals.consents");
  return (
    <div className="grid gap-2">
      <p className="text-text-2">{t("intro")}</p>
      {(["truthful", "personalData", "evaluation"] as const).map((name) => (
        <CheckboxField key={name} name={name} label={t(name)} help={t(`${name}Help`)} />
      ))}
    </div>
  );
}
