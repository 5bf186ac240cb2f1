import { useTranslations } from "next-intl";
import { PUBLIC_NAVIGATION } from "./navigation";
import { NavigationLink } from "./navigation-link";

/** The header's main menu: what everybody may see, and the way into one's own work. */
export function TopNavigation({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("layout");
  return (
    <nav aria-label={t("mainNavigation")} className="hidden flex-1 gap-1 lg:flex">
      {PUBLIC_NAVIGATION.map((item) => (
        <NavigationLink key={item.key} href={item.href} look="top">
          {t(`nav.${item.key}`)}
        </NavigationLink>
      ))}
      {signedIn ? (
        <NavigationLink href="/dashboard" look="top">
          {t("portalLink")}
        </NavigationLink>
      ) : null}
    </nav>
  );
}
