import { getTranslations, setRequestLocale } from "next-intl/server";
import { AgreementExport, AgreementList } from "@/components/agreements/agreement-list";
import { UnagreedTeams } from "@/components/agreements/unagreed-teams";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { loadAgreements } from "@/lib/agreements/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("agreements"))("title") };
}

export default async function AgreementsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { unagreed, ...list } = await loadAgreements(await searchParams);
  const t = await getTranslations("agreements");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t(list.isStaff ? "list.meta" : "list.ownMeta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={list.isStaff ? <AgreementExport query={list.query} /> : undefined}
      />
      <Stack>
        <UnagreedTeams teams={unagreed} />
        <AgreementList {...list} />
      </Stack>
    </Page>
  );
}
