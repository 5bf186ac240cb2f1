import { useLocale, useTranslations } from "next-intl";
import { formatCount } from "@/lib/platform/format";
import type { Json } from "@/lib/proposals/domain/versions/json";

/** Names of fields and their values in words, for versions that are compared outside their form. */
export function useFieldWords() {
  const t = useTranslations("editing");
  const locale = useLocale();
  const fieldName = (field: string): string => (t.has(`fields.${field}`) ? t(`fields.${field}`) : t("fields.other"));
  const placeName = (field: string, row: string | null): string =>
    row ? t("place", { field: fieldName(field), row }) : fieldName(field);
  const valueText = (field: string, value: Json | undefined): string => {
    if (value === undefined) return t("absent");
    if (value === null || value === "") return t("empty");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return field === "year" ? String(value) : formatCount(value);
    if (typeof value === "string") return /Won$/.test(field) ? BigInt(value).toLocaleString(locale) : value;
    if (Array.isArray(value)) return value.map((part) => valueText(field, part)).join(", ");
    return Object.entries(value)
      .filter(([, part]) => part !== "" && part !== null)
      .map(([name, part]) => `${fieldName(name)} ${valueText(name, part)}`)
      .join(" · ");
  };
  return { placeName, valueText };
}
