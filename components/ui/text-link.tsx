import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";

type Props = { href: string; external?: boolean | undefined; download?: boolean | undefined; children: ReactNode };

const LOOK = "text-link underline hover:decoration-2";

/** A link in text. `external` opens a new tab and says so. */
export function TextLink({ href, external, download, children }: Props) {
  const t = useTranslations("ui");
  if (external) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className={LOOK}>
        {children} <ExternalLink size={14} className="inline align-[-1px]" aria-label={t("newTab")} role="img" />
      </a>
    );
  }
  if (download || href.startsWith("#") || href.startsWith("/api/")) {
    return (
      <a href={href} download={download} className={LOOK}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={LOOK}>
      {children}
    </Link>
  );
}
