import { getTranslations, setRequestLocale } from "next-intl/server";
import { VoterTable } from "@/components/contest/voter-table";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/stages/names";
import { loadVoters } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("contest"))("voters.title") };
}

export default async function VotersPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { stage, ...list } = await loadVoters(id, await searchParams);
  const [t, stages] = await Promise.all([getTranslations("contest"), getTranslations("stages")]);
  return (
    <Page>
      <PageHeader
        title={t("voters.title")}
        meta={t("voters.meta")}
        breadcrumb={[
          { label: stages("home"), href: "/dashboard" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("title"), href: `/stages/${id}/contest` },
          { label: t("voters.title") },
        ]}
      />
      <VoterTable stageId={id} {...list} />
    </Page>
  );
}
