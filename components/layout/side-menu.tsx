"use client";
import { usePathname } from "@/lib/platform/i18n/navigation";
import { MenuLink } from "./menu-link";
import { isCurrentEntry } from "./navigation-match";

export type MenuGroup = {
  key: string;
  title: string | null;
  entries: readonly {
    key: string;
    href: string;
    label: string;
    count?: { value: number; words: string } | undefined;
  }[];
};

/** The drawn list of `SideNavigation`: entries come as their words, and the page shown is asked for once. */
export function SideMenu({ label, groups }: { label: string; groups: readonly MenuGroup[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="text-small">
      {groups.map((group) => (
        <div key={group.key} className="pb-1">
          {group.title === null ? null : (
            <p className="px-3 pt-3.5 pb-1.5 text-fine font-bold text-text-2">{group.title}</p>
          )}
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.key}>
                <MenuLink href={entry.href} look="side" current={isCurrentEntry(entry.href, pathname)}>
                  {entry.label}
                  {entry.count ? (
                    <b className="num">
                      <span aria-hidden="true">{entry.count.value}</span>
                      <span className="sr-only">{entry.count.words}</span>
                    </b>
                  ) : null}
                </MenuLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
