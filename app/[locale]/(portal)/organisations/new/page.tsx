import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RegisterOrganisationForm } from "@/components/organisations/organisation-form";
import { loadRegistration } from "@/lib/organisations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("form.newTitle") };
}

export default async function RegisterOrganisationPage({ params }: Props) {
  setRequestLocale((await params).locale);
  await loadRegistration();
  const t = await getTranslations("organisations");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.newTitle")}
        meta={t("form.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/organisations" },
          { label: t("form.newTitle") },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        <RegisterOrganisationForm />
      </ClientMessages>
    </Page>
  );
}
