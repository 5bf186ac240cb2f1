import { getTranslations, setRequestLocale } from "next-intl/server";
import { NewCallForm } from "@/components/calls/call-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { loadDraftLimits } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "calls" });
  return { title: t("form.newTitle") };
}

export default async function NewCallPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const limits = await loadDraftLimits();
  const t = await getTranslations("calls");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.newTitle")}
        meta={t("form.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("manage.title"), href: "/manage/calls" },
          { label: t("form.newTitle") },
        ]}
      />
      <ClientMessages namespaces={["calls"]}>
        <NewCallForm limits={limits} />
      </ClientMessages>
    </Page>
  );
}
