import { getTranslations, setRequestLocale } from "next-intl/server";
import { ContestBoard } from "@/components/contest/contest-board";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/stages/names";
import { loadContestPage } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("contest"))("title") };
}

export default async function ContestPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [page, t, stages] = await Promise.all([
    loadContestPage(id),
    getTranslations("contest"),
    getTranslations("stages"),
  ]);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={titleIn(locale, page.stage)}
        breadcrumb={[
          { label: stages("home"), href: "/dashboard" },
          { label: stages("title"), href: "/stages" },
          { label: titleIn(locale, page.stage), href: `/stages/${id}` },
          { label: t("title") },
        ]}
      />
      <ContestBoard page={page} readAt={page.readAt} />
    </Page>
  );
}
