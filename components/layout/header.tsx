import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";
import { Brand } from "./brand";
import { DisclosureMenu } from "./disclosure-menu";
import { TopNavigation } from "./top-navigation";
import { type SignOut, UserMenu } from "./user-menu";
import { Utilities } from "./utilities";

type Props = {
  user: { name: string } | null;
  signOut?: SignOut | undefined;
  unreadCount?: number | undefined;
  sessionTimer?: ReactNode;
  menu: ReactNode;
  wide?: boolean | undefined;
};

function Unread({ count }: { count: number }) {
  const t = useTranslations("layout");
  return (
    <Link
      href="/inbox"
      className="focus-ring hidden min-h-11 items-center gap-1.5 rounded-control px-2 text-text-2 no-underline hover:bg-surface-2 md:flex"
    >
      {t("unread")} <b className="num font-semibold text-text">{count}</b>
      <span className="sr-only">{t("unreadUnit")}</span>
    </Link>
  );
}

/** Brand, main menu and utilities: one line, 64 px. */
export function Header({ user, signOut, unreadCount, sessionTimer, menu, wide }: Props) {
  const t = useTranslations("layout");
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className={`mx-auto flex h-14 items-center gap-7 px-4 md:h-16 md:px-6 ${wide ? "" : "max-w-page"}`}>
        <Brand />
        <TopNavigation signedIn={user !== null} />
        <div className="ml-auto flex items-center gap-0.5 text-small whitespace-nowrap text-text-2 md:gap-1.5">
          {sessionTimer}
          {user && unreadCount !== undefined ? <Unread count={unreadCount} /> : null}
          <div className="hidden items-center gap-1.5 md:flex">
            <Utilities />
          </div>
          {user ? (
            <UserMenu name={user.name} signOut={signOut} />
          ) : (
            <Link
              href="/sign-in"
              className="focus-ring flex min-h-11 items-center rounded-control px-2 font-semibold text-text no-underline hover:bg-surface-2"
            >
              {t("signIn")}
            </Link>
          )}
          <DisclosureMenu
            className="lg:hidden"
            label={t("menu")}
            summary={<Menu size={22} aria-hidden="true" />}
            panelClassName="max-h-[80dvh] w-72 max-w-[calc(100vw-2rem)] overflow-auto"
          >
            {menu}
            <div className="flex items-center justify-between border-t border-line pt-1 md:hidden">
              <Utilities />
            </div>
          </DisclosureMenu>
        </div>
      </div>
    </header>
  );
}
