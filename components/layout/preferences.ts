/** How somebody wants to see the portal; read by the server before the first byte, so no page flashes. */
export const THEMES = ["system", "light", "dark", "contrast"] as const;
export const TEXT_SIZES = ["normal", "large", "larger"] as const;
export type Theme = (typeof THEMES)[number];
export type TextSize = (typeof TEXT_SIZES)[number];

export const THEME_COOKIE = "theme";
export const TEXT_SIZE_COOKIE = "text-size";

/** A cookie's value if it is a known theme, else the device's own. */
export const asTheme = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";

/** A cookie's value if it is a known size, else normal. */
export const asTextSize = (value: string | undefined): TextSize =>
  TEXT_SIZES.find((size) => size === value) ?? "normal";
