import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { ContributionOverview } from "@/components/settlement/contribution-overview";
import { EmptyState } from "@/components/ui/empty-state";
import { loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadContributions } from "@/lib/settlement/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("settlement"))("overview.title") };
}

export default async function SettlementPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { rows, years, year, query } = await loadContributions(await searchParams);
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("settlement")]);
  return (
    <Page>
      <PageHeader
        title={t("overview.title")}
        meta={t("overview.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("overview.title") }]}
      />
      <Stack>
        <LedgerTabs current="settlement" parts={parts} />
        {year === null ? (
          <EmptyState title={t("overview.none")}>{t("overview.noneBody")}</EmptyState>
        ) : (
          <ContributionOverview rows={rows} years={years} year={year} show={query.show} />
        )}
      </Stack>
    </Page>
  );
}
