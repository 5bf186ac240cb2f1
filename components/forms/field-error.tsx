"use client";
import { useTranslations } from "next-intl";

/** A field's error, between its help and its input. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  const t = useTranslations("ui.form");
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="mt-0.5 text-small font-semibold text-danger">
      <span className="sr-only">{t("errorPrefix")} </span>
      {error}
    </p>
  );
}
