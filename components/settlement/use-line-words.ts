import { useLocale, useTranslations } from "next-intl";
import type { LineWords } from "@/lib/settlement/domain/line-words";

/** The translators that name lines. */
export function useLineWords(): LineWords {
  const t = useTranslations("settlement.statement");
  const resources = useTranslations("teams.resources");
  const locale = useLocale();
  return {
    ...{ locale, resources: (key: string) => resources(key as "GPU") },
    say: (key: string, values?: Record<string, string | number>) => t(key as "name", values as { year: string }),
  };
}
