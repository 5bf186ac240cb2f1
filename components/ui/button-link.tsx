import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";

type Props = {
  href: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  block?: boolean | undefined;
  download?: boolean | undefined;
  children: ReactNode;
};

/** A link that is the page's next step. `download` for files and exports: a plain address, without language. */
export function ButtonLink({ href, variant, size, block, download, children }: Props) {
  const look = buttonLook(variant, size, block);
  if (download) {
    return (
      <a href={href} download className={look}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={look}>
      {children}
    </Link>
  );
}
