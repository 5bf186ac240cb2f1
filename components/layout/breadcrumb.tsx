import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";

export type Crumb = { label: string; href?: string | undefined };

/** Where this page stands; the last entry is the page itself. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const t = useTranslations("layout");
  return (
    <nav aria-label={t("breadcrumb")} className="mb-3.5 text-small text-text-2 print:hidden">
      <ol className="flex flex-wrap gap-y-0.5">
        {items.map((item, index) => (
          <li key={`${item.href ?? ""}${item.label}`} className="flex">
            {index > 0 ? (
              <span aria-hidden="true" className="mx-2 text-text-3">
                ›
              </span>
            ) : null}
            {item.href ? (
              <Link href={item.href} className="text-text-2 no-underline hover:underline">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
