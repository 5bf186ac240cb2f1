import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";

const LOOKS = {
  top: "px-3.5 py-2 font-medium",
  side: "justify-between px-3 py-2.5 text-small",
} as const;
export type MenuLook = keyof typeof LOOKS;

/** An entry of a menu; `current` is that of the page shown. */
export function MenuLink(props: { href: string; look: MenuLook; current: boolean; children: ReactNode }) {
  const { href, look, current, children } = props;
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
