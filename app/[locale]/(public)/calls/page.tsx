import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallList } from "@/components/calls/call-list";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { loadPublicCalls } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "calls" });
  return { title: t("title"), description: t("lead") };
}

export default async function CallsPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { calls } = await loadPublicCalls();
  const t = await getTranslations("calls");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        breadcrumb={[{ label: t("home"), href: "/" }, { label: t("title") }]}
      />
      <CallList calls={calls} />
    </Page>
  );
}
