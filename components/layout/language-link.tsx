"use client";
import { useSearchParams } from "next/navigation";
import { Link, usePathname } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";

/** The same page, with the same list state, in the other language. */
export function LanguageLink({ other, text, label }: { other: Locale; text: string; label: string }) {
  const search = useSearchParams().toString();
  return (
    <Link
      href={`${usePathname()}${search ? `?${search}` : ""}`}
      locale={other}
      lang={other}
      hrefLang={other}
      title={label}
      className="focus-ring flex min-h-11 items-center rounded-control px-2 text-text-2 no-underline hover:bg-surface-2"
    >
      {text}
    </Link>
  );
}
