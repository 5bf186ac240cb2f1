import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ChangeOrganisationForm } from "@/components/organisations/organisation-form";
import { loadOrganisation } from "@/lib/organisations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("form.editTitle") };
}

export default async function ChangeOrganisationPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const organisation = await loadOrganisation(id);
  if (!organisation.mayManage) notFound();
  const t = await getTranslations("organisations");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.editTitle")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/organisations" },
          { label: locale === "ko" ? organisation.nameKo : organisation.nameEn, href: `/organisations/${id}` },
          { label: t("form.editTitle") },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        <ChangeOrganisationForm organisation={organisation} />
      </ClientMessages>
    </Page>
  );
}
