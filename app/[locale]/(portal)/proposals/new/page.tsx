import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "@/components/proposals/names";
import { StartPanel } from "@/components/proposals/start-panel";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadStart } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ call?: string | string[] }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals.start"))("title") };
}

export default async function StartProposalPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const start = await loadStart(String((await searchParams).call ?? ""));
  const t = await getTranslations("proposals");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("start.title")}
        meta={inLanguage(locale, start.call.titleKo, start.call.titleEn)}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/proposals" },
          { label: t("start.title") },
        ]}
      />
      <ClientMessages namespaces={["proposals"]}>
        <StartPanel start={start} />
      </ClientMessages>
    </Page>
  );
}
