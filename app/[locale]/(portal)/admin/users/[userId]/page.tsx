import { getTranslations, setRequestLocale } from "next-intl/server";
import { AccountActions } from "@/components/accounts/account-actions";
import { GrantRoleForm } from "@/components/accounts/grant-role-form";
import { GrantTable } from "@/components/accounts/grant-table";
import { UserFacts } from "@/components/accounts/user-facts";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { loadGrantScopes, loadUser } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; userId: string }> };

export async function generateMetadata({ params }: Props) {
  const { userId } = await params;
  return { title: (await loadUser(userId)).name };
}

export default async function UserPage({ params }: Props) {
  const { locale, userId } = await params;
  setRequestLocale(locale);
  const user = await loadUser(userId);
  const t = await getTranslations("accounts");
  return (
    <Page>
      <PageHeader
        title={user.name}
        meta={user.isDemo ? <Badge tone="warning">{t("user.demo")}</Badge> : undefined}
        breadcrumb={[{ label: t("users.title"), href: "/admin/users" }, { label: user.name }]}
      />
      <ClientMessages namespaces={["accounts"]}>
        <Columns aside={<UserFacts user={user} />}>
          <Stack>
            {user.mayChange ? null : <Notice>{t("user.ownAccount")}</Notice>}
            <Card title={t("user.grants")}>
              <GrantTable user={user} />
            </Card>
            {user.mayChange ? (
              <>
                <Card title={t("user.grantTitle")}>
                  <GrantRoleForm userId={user.id} scopes={await loadGrantScopes()} />
                </Card>
                <AccountActions user={user} />
              </>
            ) : null}
          </Stack>
        </Columns>
      </ClientMessages>
    </Page>
  );
}
