import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/platform/i18n/routing";
import { DisclosureMenu } from "./disclosure-menu";
import { DisplayMenu } from "./display-menu";
import { LanguageLink } from "./language-link";
import { asTextSize, asTheme, TEXT_SIZE_COOKIE, TEXT_SIZES, THEME_COOKIE, THEMES } from "./preferences";

/** Text size, brightness and language: the same on every page, signed in or not. */
export async function Utilities() {
  const [t, locale, jar] = await Promise.all([getTranslations("layout"), getLocale(), cookies()]);
  const other: Locale = locale === "ko" ? "en" : "ko";
  const themeWords = Object.fromEntries([...THEMES, "title" as const].map((key) => [key, t(`theme.${key}`)]));
  const sizeWords = Object.fromEntries([...TEXT_SIZES, "title" as const].map((key) => [key, t(`textSize.${key}`)]));
  return (
    <>
      <DisclosureMenu summary={t("display")} label={t("utilities")}>
        <DisplayMenu
          theme={asTheme(jar.get(THEME_COOKIE)?.value)}
          textSize={asTextSize(jar.get(TEXT_SIZE_COOKIE)?.value)}
          words={{
            theme: themeWords as Record<(typeof THEMES)[number] | "title", string>,
            textSize: sizeWords as Record<(typeof TEXT_SIZES)[number] | "title", string>,
          }}
        />
      </DisclosureMenu>
      <LanguageLink other={other} text={t("language")} label={t("languageLabel")} />
    </>
  );
}
