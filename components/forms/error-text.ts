"use client";
import { useTranslations } from "next-intl";
import { parseErrorKey } from "./error-key";

/** Words for an error key; a key nobody translated says that the value needs checking, never the key itself. */
export function useErrorText(): (text: string | undefined) => string {
  const t = useTranslations("fieldErrors");
  return (text) => {
    const { key, values } = parseErrorKey(text ?? "invalid");
    return key && t.has(key) ? t(key, values) : t("invalid");
  };
}
