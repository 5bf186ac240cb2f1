import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { OpenInvitations } from "@/components/organisations/invitations";
import { InviteForm } from "@/components/organisations/invite-form";
import { JoinRequests } from "@/components/organisations/join-requests";
import { MemberList } from "@/components/organisations/member-list";
import { OrganisationFacts } from "@/components/organisations/organisation-facts";
import { SizeEvidenceCard } from "@/components/organisations/size-evidence-card";
import { Card } from "@/components/ui/card";
import { loadOrganisation } from "@/lib/organisations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const organisation = await loadOrganisation(id);
  return { title: locale === "ko" ? organisation.nameKo : organisation.nameEn };
}

export default async function OrganisationPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [organisation, t] = await Promise.all([loadOrganisation(id), getTranslations("organisations")]);
  const [name, other] =
    locale === "ko" ? [organisation.nameKo, organisation.nameEn] : [organisation.nameEn, organisation.nameKo];
  return (
    <Page>
      <PageHeader
        title={name}
        meta={other}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/organisations" },
          { label: name },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        <Stack>
          <OrganisationFacts organisation={organisation} />
          <JoinRequests organisation={organisation} />
          <SizeEvidenceCard organisation={organisation} />
          <MemberList organisation={organisation} />
          <OpenInvitations organisation={organisation} />
          {organisation.mayManage ? (
            <Card title={t("detail.invite")}>
              <p className="mb-4 text-small text-text-2">{t("detail.inviteHelp")}</p>
              <InviteForm organisationId={organisation.id} />
            </Card>
          ) : null}
        </Stack>
      </ClientMessages>
    </Page>
  );
}
