"use client";
import NextLink from "next/link";
import { useLocale } from "next-intl";
import { createNavigation } from "next-intl/navigation";
import type { ComponentProps } from "react";
import { type Locale, routing } from "./routing";

const { getPathname } = createNavigation(routing);

type Props = Omit<ComponentProps<typeof NextLink>, "href" | "as" | "locale" | "prefetch"> & {
  /** A path without language. */
  href: string;
  /** The other language than that of the page. */
  locale?: Locale | undefined;
};

/**
 * A link that keeps the language; nothing is fetched before somebody follows it. For the server it is a name and two facts: next-intl's
 * own waits there for the language at every link, which takes a list of fifty rows to pieces and puts it together again.
 */
export function Link({ href, locale, ...rest }: Props) {
  const own = useLocale() as Locale;
  const path = href.startsWith("/")
    ? getPathname({ href, locale: locale ?? own, forcePrefix: locale !== undefined })
    : href;
  return <NextLink {...rest} href={path} prefetch={false} />;
}
