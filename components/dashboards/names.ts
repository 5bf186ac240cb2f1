import type { Locale } from "@/lib/platform/i18n/routing";

/** The name in the page's language, of anything that carries both. */
export const nameIn = (locale: Locale, named: { nameKo: string; nameEn: string }): string =>
  locale === "ko" ? named.nameKo : named.nameEn || named.nameKo;
export const titleIn = (locale: Locale, titled: { titleKo: string; titleEn: string }): string =>
  locale === "ko" ? titled.titleKo : titled.titleEn || titled.titleKo;
