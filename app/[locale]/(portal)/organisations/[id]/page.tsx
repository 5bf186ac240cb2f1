import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { OpenInvitations } from "@/components/organisations/invitations";
import { InviteForm } from "@/components/organisations/invite-form";
import { JoinRequests } from "@/components/organisations/join-requests";
import { MemberList } from "@/components/organisations/member-list";
import { MergedNotice } from "@/components/organisations/merged-notice";
import { OrganisationFacts } from "@/components/organisations/organisation-facts";
import { SizeEvidenceCard } from "@/components/organisations/size-evidence-card";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { loadMergedTarget, loadOrganisation } from "@/lib/organisations/loaders";
import { redirect } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

/** The entry, or where it leads: its people belong to the one it was merged into. */
async function standing(id: string, locale: Locale) {
  const target = await loadMergedTarget(id);
  if (target) redirect({ href: `/organisations/${target}`, locale });
  return loadOrganisation(id);
}

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const organisation = await standing(id, locale);
  return { title: locale === "ko" ? organisation.nameKo : organisation.nameEn };
}

export default async function OrganisationPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [organisation, t] = await Promise.all([standing(id, locale), getTranslations("organisations")]);
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
        actions={
          organisation.mayMerge ? (
            <ButtonLink href={`/manage/organisations/merge?source=${organisation.id}`}>{t("merge.link")}</ButtonLink>
          ) : undefined
        }
      />
      <ClientMessages namespaces={["organisations"]}>
        <Stack>
          <MergedNotice organisation={organisation} />
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
