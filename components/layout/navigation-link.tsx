"use client";
import type { ReactNode } from "react";
import { Link, usePathname } from "@/lib/platform/i18n/navigation";
import { isCurrentEntry } from "./navigation-match";

const LOOKS = {
  top: "px-3.5 py-2 font-medium",
  side: "justify-between px-3 py-2.5 text-small",
} as const;

/** An entry of a menu that knows whether the page shown is its own or below it. */
export function NavigationLink({
  href,
  look,
  children,
}: {
  href: string;
  look: keyof typeof LOOKS;
  children: ReactNode;
}) {
  const current = isCurrentEntry(href, usePathname());
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={`menu-look ${LOOKS[look]} ${
        current ? "bg-primary-tint font-bold text-primary" : "text-text hover:bg-surface-2"
      }`}
    >
      {children}
    </Link>
  );
}
