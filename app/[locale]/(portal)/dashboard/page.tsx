import { getTranslations, setRequestLocale } from "next-intl/server";
import { DashboardPage } from "@/components/dashboards/dashboard-page";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { loadDashboard } from "@/lib/dashboards/loaders";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "dashboards.title" });
  const { isStaff } = await loadDashboard();
  return { title: t(isStaff ? "programme" : "own") };
}

export default async function Dashboard({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const page = await loadDashboard();
  const t = await getTranslations("dashboards");
  return (
    <Page width="wide">
      <PageHeader
        title={t(page.isStaff ? "title.programme" : "title.own")}
        meta={t("asOf", { instant: formatInstant(page.asOf, locale) })}
      />
      <DashboardPage page={page} />
    </Page>
  );
}
