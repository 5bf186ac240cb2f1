import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { InvitationAnswer } from "@/components/organisations/invitation-answer";
import { loadInvitation } from "@/lib/organisations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; token: string }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("invitation.title"), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const invitation = await loadInvitation(token);
  const t = await getTranslations("organisations");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("invitation.title")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/organisations" },
          { label: t("invitation.title") },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        <InvitationAnswer invitation={invitation} token={token} />
      </ClientMessages>
    </Page>
  );
}
