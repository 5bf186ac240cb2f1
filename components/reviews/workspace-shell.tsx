import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Header } from "@/components/layout/header";
import type { NavigationGroup } from "@/components/layout/navigation";
import { SessionTimer } from "@/components/layout/session-timer";
import { SideNavigation } from "@/components/layout/side-navigation";
import { Toaster } from "@/components/ui/toaster";

type Props = {
  user: { name: string };
  /** What stands in the menu. */
  navigation: readonly NavigationGroup[];
  unreadCount: number;
  session: ComponentProps<typeof SessionTimer>["session"];
  signOut: ComponentProps<typeof Header>["signOut"];
  children: ReactNode;
};

/** Header and nothing else: a reviewer reads and scores without a menu beside it. */
export function WorkspaceShell({ user, navigation, unreadCount, session, signOut, children }: Props) {
  const t = useTranslations("layout.session");
  const words = {
    left: t("left"),
    extend: t("extend"),
    extendLabel: t("extendLabel"),
    soon: t("soon"),
    ended: t("ended"),
  };
  return (
    <div className="flex min-h-dvh flex-col">
      <Header
        wide
        user={user}
        signOut={signOut}
        unreadCount={unreadCount}
        sessionTimer={<SessionTimer session={session} words={words} />}
        menu={<SideNavigation groups={navigation} unreadCount={unreadCount} />}
      />
      <main id="content" tabIndex={-1} className="flex-1 bg-surface">
        {children}
      </main>
      <Toaster />
    </div>
  );
}
