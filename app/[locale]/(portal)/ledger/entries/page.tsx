import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { AccountTabs } from "@/components/ledger/account-tabs";
import { EntryList } from "@/components/ledger/entry-list";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { loadEntries, loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("entries.title") };
}

export default async function EntriesPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const entries = await loadEntries(await searchParams);
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  return (
    <Page>
      <PageHeader
        title={t("entries.title")}
        meta={t("entries.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("entries.title") },
        ]}
      />
      <Stack>
        <LedgerTabs current="accounts" parts={parts} />
        <AccountTabs current="entries" />
        <EntryList {...entries} />
      </Stack>
    </Page>
  );
}
