import { useTranslations } from "next-intl";
import type { NavigationGroup } from "./navigation";
import { SideMenu } from "./side-menu";

const UNTITLED = new Set(["start", "own"]);

/** The portal's entries for somebody, grouped; the same list stands at the side and in the phone's menu. */
export function SideNavigation({ groups, unreadCount }: { groups: readonly NavigationGroup[]; unreadCount: number }) {
  const t = useTranslations("layout");
  const unread = unreadCount > 0 ? { value: unreadCount, words: t("unreadCount", { count: unreadCount }) } : undefined;
  return (
    <SideMenu
      label={t("sideNavigation")}
      groups={groups.map(({ key, items }) => ({
        key,
        title: UNTITLED.has(key) ? null : t(`groups.${key}`),
        entries: items.map((item) => ({
          key: item.key,
          href: item.href,
          label: t(`nav.${item.key}`),
          ...(item.key === "inbox" && unread ? { count: unread } : {}),
        })),
      }))}
    />
  );
}
