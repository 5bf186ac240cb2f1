import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";
import { DisclosureMenu } from "./disclosure-menu";

export type SignOut = string | ((form: FormData) => void | Promise<void>);

const ENTRY =
  "focus-ring flex min-h-11 w-full items-center rounded-control px-3 text-left text-text no-underline hover:bg-surface-2";

/** Whose session this is, the own account and the way out. */
export function UserMenu({ name, signOut }: { name: string; signOut?: SignOut | undefined }) {
  const t = useTranslations("layout");
  return (
    <DisclosureMenu summary={<b className="max-w-32 truncate font-semibold text-text">{name}</b>} panelClassName="w-44">
      <Link href="/account" className={ENTRY}>
        {t("account")}
      </Link>
      {signOut ? (
        <form action={signOut} {...(typeof signOut === "string" ? { method: "post" } : {})}>
          <button type="submit" className={ENTRY}>
            {t("signOut")}
          </button>
        </form>
      ) : null}
    </DisclosureMenu>
  );
}
