import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/platform/i18n/routing";
import { nameIn } from "./words";

/** Home, all teams, this team: where every page of one team hangs. */
export async function teamTrail(
  locale: Locale,
  teamId: string,
  team: { nameKo: string; nameEn: string },
): Promise<{ label: string; href: string }[]> {
  const t = await getTranslations("teams");
  return [
    { label: t("home"), href: "/dashboard" },
    { label: t("title"), href: "/teams" },
    { label: nameIn(locale, team), href: `/teams/${teamId}` },
  ];
}
