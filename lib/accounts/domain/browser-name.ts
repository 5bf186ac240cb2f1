const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/Whale\//, "Whale"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

/** `Chrome · Windows` out of a user agent string, so that people recognise their own devices; null when nothing is known. */
export function browserName(userAgent: string | null): string | null {
  const known = (table: readonly [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return [known(BROWSERS), known(SYSTEMS)].filter(Boolean).join(" · ") || null;
}
