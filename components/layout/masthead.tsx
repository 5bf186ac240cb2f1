import { useTranslations } from "next-intl";
import { env } from "@/lib/platform/env";

/** A claim to be official: shown only where the ministry's own deployment says so. */
export function Masthead() {
  const t = useTranslations("layout");
  if (!env.GOVERNMENT_MASTHEAD) return null;
  return <p className="border-b border-line bg-surface-2 px-4 py-1.5 text-fine text-text-2 md:px-6">{t("masthead")}</p>;
}
