import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "@/lib/platform/format";
import { Link } from "@/lib/platform/i18n/navigation";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";
import { pagesShown } from "./pages-shown";

const ENTRY = "focus-ring num grid min-h-11 min-w-11 place-items-center rounded-control px-2 text-small no-underline";

/** Steps through a list; the page is in the address. Nothing when all of it fits. */
export function Pagination({ query, total, pathname }: { query: ListQuery; total: number; pathname: string }) {
  const t = useTranslations("ui.pages");
  const last = Math.max(1, Math.ceil(total / query.pageSize));
  if (last === 1) return null;
  const to = (page: number) => `${pathname}${listSearch(query, { page })}`;
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center justify-center gap-1 print:hidden">
      {query.page > 1 ? (
        <Link href={to(query.page - 1)} aria-label={t("previous")} className={`${ENTRY} hover:bg-surface-2`}>
          <ChevronLeft size={20} aria-hidden="true" />
        </Link>
      ) : null}
      {pagesShown(query.page, last).map((page, index) =>
        page === null ? (
          <span key={`gap-${index < 3 ? "before" : "after"}`} className="px-1 text-text-3">
            …
          </span>
        ) : (
          <Link
            key={page}
            href={to(page)}
            aria-current={page === query.page ? "page" : undefined}
            className={`${ENTRY} ${page === query.page ? "bg-primary-tint font-bold text-primary" : "text-text hover:bg-surface-2"}`}
          >
            {formatCount(page)}
            <span className="sr-only">{t("page")}</span>
          </Link>
        ),
      )}
      {query.page < last ? (
        <Link href={to(query.page + 1)} aria-label={t("next")} className={`${ENTRY} hover:bg-surface-2`}>
          <ChevronRight size={20} aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  );
}
