"use client";
import { useTranslations } from "next-intl";
import { formatCount } from "@/lib/platform/format";
import { parseErrorKey } from "./error-key";

/** Large figures with separators; years and small ones as they are. */
const asFigure = (value: string): string => (/^\d{5,}$/.test(value) ? formatCount(BigInt(value)) : value);

/** Words for an error key; a key nobody translated says that the value needs checking, never the key itself. */
export function useErrorText(): (text: string | undefined) => string {
  const t = useTranslations("fieldErrors");
  return (text) => {
    const { key, values: stated } = parseErrorKey(text ?? "invalid");
    const values = Object.fromEntries(Object.entries(stated).map(([name, value]) => [name, asFigure(value)]));
    return key && t.has(key) ? t(key, values) : t("invalid");
  };
}
