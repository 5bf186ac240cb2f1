import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";

/** The programme's mark and name, leading to the start page. */
export function Brand() {
  const t = useTranslations("layout");
  return (
    <Link
      href="/"
      className="focus-ring flex min-h-11 min-w-0 items-center gap-2.5 rounded-control text-[1.0625rem] leading-tight font-bold text-text no-underline md:text-[1.125rem] md:whitespace-nowrap"
    >
      <span
        aria-hidden="true"
        className="block size-[26px] flex-none rounded-control bg-[linear-gradient(135deg,var(--brand-from),var(--brand-to))]"
      />
      {t("brand")}
    </Link>
  );
}
