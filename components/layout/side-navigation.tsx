import { useTranslations } from "next-intl";
import type { NavigationGroup } from "./navigation";
import { NavigationLink } from "./navigation-link";

const UNTITLED = new Set(["start", "own"]);

/** The portal's entries for somebody, grouped; the same list stands at the side and in the phone's menu. */
export function SideNavigation({ groups, unreadCount }: { groups: readonly NavigationGroup[]; unreadCount: number }) {
  const t = useTranslations("layout");
  return (
    <nav aria-label={t("sideNavigation")} className="text-small">
      {groups.map((group) => (
        <div key={group.key} className="pb-1">
          {UNTITLED.has(group.key) ? null : (
            <p className="px-3 pt-3.5 pb-1.5 text-fine font-bold text-text-2">{t(`groups.${group.key}`)}</p>
          )}
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                <NavigationLink href={item.href} look="side">
                  {t(`nav.${item.key}`)}
                  {item.key === "inbox" && unreadCount > 0 ? (
                    <b className="num">
                      <span aria-hidden="true">{unreadCount}</span>
                      <span className="sr-only">{t("unreadCount", { count: unreadCount })}</span>
                    </b>
                  ) : null}
                </NavigationLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
