import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AddModelForm } from "@/components/references/model-form";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadEditor } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "references" });
  return { title: t("modelForm.newTitle") };
}

export default async function AddModelPage({ params }: Props) {
  setRequestLocale((await params).locale);
  await loadEditor();
  const t = await getTranslations("references");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("modelForm.newTitle")}
        meta={t("modelForm.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/references" },
          { label: t("modelForm.newTitle") },
        ]}
      />
      <ClientMessages namespaces={["references"]}>
        <AddModelForm />
      </ClientMessages>
    </Page>
  );
}
