import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { LinkTabs } from "@/components/ui/link-tabs";

/** The head that the lists of users and of invitations share. */
export function UsersHeader({ current }: { current: "users" | "invitations" }) {
  const t = useTranslations("accounts");
  const nav = useTranslations("layout.nav");
  return (
    <>
      <PageHeader
        title={t(`${current}.title`)}
        meta={t(`${current}.lead`)}
        breadcrumb={[{ label: nav("dashboard"), href: "/dashboard" }, { label: t(`${current}.title`) }]}
        actions={
          <ButtonLink href="/admin/users/invite" variant="primary">
            {t("users.invite")}
          </ButtonLink>
        }
      />
      <LinkTabs
        label={t("users.tabs")}
        current={current}
        tabs={[
          { key: "users", label: t("users.tabUsers"), href: "/admin/users" },
          { key: "invitations", label: t("users.tabInvitations"), href: "/admin/users/invitations" },
        ]}
      />
    </>
  );
}
