import { defineRouting } from "next-intl/routing";

/** Korean first and without prefix; English under /en. The path alone decides: a shared link shows what its sender saw. */
export const routing = defineRouting({
  locales: ["ko", "en"],
  defaultLocale: "ko",
  localePrefix: "as-needed",
  localeDetection: false,
  localeCookie: false,
});

export type Locale = (typeof routing.locales)[number];
