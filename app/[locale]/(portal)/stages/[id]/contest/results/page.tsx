import { getTranslations, setRequestLocale } from "next-intl/server";
import { ContestResults } from "@/components/contest/results";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/stages/names";
import { loadContestResults } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("contest"))("results.title") };
}

export default async function ContestResultsPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [page, t, stages] = await Promise.all([
    loadContestResults(id),
    getTranslations("contest"),
    getTranslations("stages"),
  ]);
  return (
    <Page>
      <PageHeader
        title={t("results.title")}
        meta={t("results.meta")}
        breadcrumb={[
          { label: stages("home"), href: "/dashboard" },
          { label: stages("title"), href: "/stages" },
          { label: titleIn(locale, page.stage), href: `/stages/${id}` },
          { label: t("results.title") },
        ]}
      />
      <ContestResults page={page} />
    </Page>
  );
}
