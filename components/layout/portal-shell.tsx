import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { Footer } from "./footer";
import { Header } from "./header";
import { Masthead } from "./masthead";
import type { NavigationGroup } from "./navigation";
import { type SessionLeft, SessionTimer } from "./session-timer";
import { SideNavigation } from "./side-navigation";
import type { SignOut } from "./user-menu";

type Props = {
  user: { name: string };
  /** What stands in the menu. */
  navigation: readonly NavigationGroup[];
  unreadCount: number;
  session: SessionLeft;
  signOut: SignOut;
  children: ReactNode;
};

function Timer({ session }: { session: SessionLeft }) {
  const t = useTranslations("layout.session");
  const words = {
    left: t("left"),
    extend: t("extend"),
    extendLabel: t("extendLabel"),
    soon: t("soon"),
    ended: t("ended"),
  };
  return <SessionTimer session={session} words={words} />;
}

/** Around the pages of people at work: side navigation by role, time left, notices. */
export function PortalShell({ user, navigation, unreadCount, session, signOut, children }: Props) {
  const menu = <SideNavigation groups={navigation} unreadCount={unreadCount} />;
  return (
    <div className="flex min-h-dvh flex-col">
      <Masthead />
      <Header
        wide
        user={user}
        signOut={signOut}
        unreadCount={unreadCount}
        sessionTimer={<Timer session={session} />}
        menu={menu}
      />
      <div className="flex flex-1 print:block">
        <div className="hidden w-[232px] flex-none border-r border-line bg-surface px-3 py-5 lg:block print:hidden">
          {menu}
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <Footer />
        </div>
      </div>
      <Toaster />
    </div>
  );
}
