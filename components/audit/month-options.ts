import { useTranslations } from "next-intl";

/** Months as a filter offers them. */
export function useMonthOptions(months: readonly string[]): { value: string; label: string }[] {
  const t = useTranslations("audit.list");
  return months.map((value) => {
    const [year = "", month = ""] = value.split("-");
    return { value, label: t("monthName", { year, month: String(Number(month)) }) };
  });
}
