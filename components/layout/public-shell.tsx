import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Footer } from "./footer";
import { Header } from "./header";
import { Masthead } from "./masthead";
import { PUBLIC_NAVIGATION } from "./navigation";
import { NavigationLink } from "./navigation-link";
import type { SignOut } from "./user-menu";

type Props = {
  user: { name: string } | null;
  unreadCount?: number | undefined;
  signOut?: SignOut | undefined;
  children: ReactNode;
};

function PublicMenu({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("layout");
  return (
    <nav aria-label={t("mainNavigation")}>
      {PUBLIC_NAVIGATION.map((item) => (
        <NavigationLink key={item.key} href={item.href} look="side">
          {t(`nav.${item.key}`)}
        </NavigationLink>
      ))}
      {signedIn ? (
        <NavigationLink href="/dashboard" look="side">
          {t("portalLink")}
        </NavigationLink>
      ) : null}
    </nav>
  );
}

/** Around pages everybody may see. */
export function PublicShell({ user, unreadCount, signOut, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <Masthead />
      <Header user={user} unreadCount={unreadCount} signOut={signOut} menu={<PublicMenu signedIn={user !== null} />} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </div>
  );
}
