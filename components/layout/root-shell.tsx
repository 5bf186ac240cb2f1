import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/platform/i18n/routing";
import { KitMessages } from "./client-messages";
import { asTextSize, asTheme, TEXT_SIZE_COOKIE, THEME_COOKIE } from "./preferences";
import { RareLetters } from "./rare-letters";

/** The document: language, theme and text size by cookie, fonts, skip link, the messages every client component may use. */
export async function RootShell({ locale, children }: { locale: Locale; children: ReactNode }) {
  const jar = await cookies();
  const t = await getTranslations("layout");
  const theme = asTheme(jar.get(THEME_COOKIE)?.value);
  const size = asTextSize(jar.get(TEXT_SIZE_COOKIE)?.value);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-text-size={size === "normal" ? undefined : size}
      suppressHydrationWarning
    >
      <head>
        <link rel="stylesheet" href="/fonts/pretendard-gov.css" />
      </head>
      <body>
        <a
          href="#content"
          className="sr-only z-50 rounded-control bg-primary-solid px-4 py-3 text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t("skip")}
        </a>
        <KitMessages>{children}</KitMessages>
        <RareLetters />
      </body>
    </html>
  );
}
