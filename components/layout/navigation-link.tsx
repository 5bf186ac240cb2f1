"use client";
import type { ReactNode } from "react";
import { usePathname } from "@/lib/platform/i18n/navigation";
import { MenuLink, type MenuLook } from "./menu-link";
import { isCurrentEntry } from "./navigation-match";

/** An entry of a menu that knows whether the page shown is its own or below it. */
export function NavigationLink({ href, look, children }: { href: string; look: MenuLook; children: ReactNode }) {
  return (
    <MenuLink href={href} look={look} current={isCurrentEntry(href, usePathname())}>
      {children}
    </MenuLink>
  );
}
