import { getTranslations, setRequestLocale } from "next-intl/server";
import { Invitations } from "@/components/contest/invitations";
import { VoterProfileForm } from "@/components/contest/voter-profile-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { loadVoterHome } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("contest"))("voter.title") };
}

export default async function VoterPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [home, t] = await Promise.all([loadVoterHome(), getTranslations("contest")]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("voter.title")}
        meta={t("voter.meta")}
        breadcrumb={[{ label: t("voter.home"), href: "/dashboard" }, { label: t("voter.title") }]}
      />
      <Stack>
        <Invitations invitations={home.invitations} serverNow={home.serverNow} />
        <Card title={t("profile.title")} hint={t("profile.hint")}>
          <ClientMessages namespaces={["contest"]}>
            <VoterProfileForm profile={home.profile} />
          </ClientMessages>
        </Card>
      </Stack>
    </Page>
  );
}
