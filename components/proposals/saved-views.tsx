import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Link } from "@/lib/platform/i18n/navigation";
import { type ListQuery, listSearch, sameSearch } from "@/lib/platform/list-query";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import type { SavedViewRow } from "@/lib/proposals/types/views";
import { ManageViews, SaveView } from "./saved-view-forms";

type Props = { pathname: string; query: ListQuery; views: readonly SavedViewRow[] };

const LOOK =
  "focus-ring inline-flex min-h-11 max-w-64 items-center gap-1.5 rounded-control border px-3.5 text-small no-underline";

function ViewLink({ href, current, children }: { href: string; current: boolean; children: React.ReactNode }) {
  const tone = current ? "border-primary bg-primary-tint font-semibold text-primary" : "border-line-strong text-text";
  return (
    <Link href={href} aria-current={current ? "page" : undefined} className={`${LOOK} ${tone}`}>
      {children}
    </Link>
  );
}

/** One's own views of the list, each a link; the current one is marked. Saving keeps what is looked at now. */
export function SavedViews({ pathname, query, views }: Props) {
  const t = useTranslations("views");
  const shown = listSearch(query, { page: 1 });
  const everything = sameSearch("", STAFF_LIST);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
      <nav aria-label={t("label")} className="min-w-0">
        <ul className="flex flex-wrap gap-2">
          <li>
            <ViewLink href={`${pathname}${everything}`} current={shown === everything}>
              {t("all")}
            </ViewLink>
          </li>
          {views.map((view) => (
            <li key={view.id} className="min-w-0">
              <ViewLink href={`${pathname}${view.query}`} current={shown === view.query}>
                <span className="truncate">{view.name}</span>
                {view.isDefault ? <span className="flex-none text-fine text-text-2">{t("default")}</span> : null}
              </ViewLink>
            </li>
          ))}
        </ul>
      </nav>
      <ClientMessages namespaces={["views"]}>
        <SaveView query={shown} />
        {views.length > 0 ? <ManageViews views={views} /> : null}
      </ClientMessages>
    </div>
  );
}
