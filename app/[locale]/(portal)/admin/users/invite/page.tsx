import { getTranslations, setRequestLocale } from "next-intl/server";
import { InviteForm } from "@/components/accounts/invite-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { loadGrantScopes } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.invite"))("title") };
}

export default async function InvitePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const scopes = await loadGrantScopes();
  const t = await getTranslations("accounts");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("invite.title")}
        meta={t("invite.lead")}
        breadcrumb={[{ label: t("users.title"), href: "/admin/users" }, { label: t("invite.title") }]}
      />
      <ClientMessages namespaces={["accounts"]}>
        <Card>
          <InviteForm scopes={scopes} />
        </Card>
      </ClientMessages>
    </Page>
  );
}
