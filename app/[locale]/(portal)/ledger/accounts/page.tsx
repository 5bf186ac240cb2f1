import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { AccountTable } from "@/components/ledger/account-table";
import { AccountTabs } from "@/components/ledger/account-tabs";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { loadAccounts, loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("accountsPage.title") };
}

export default async function AccountsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { accounts, query } = await loadAccounts(await searchParams);
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  return (
    <Page>
      <PageHeader
        title={t("accountsPage.title")}
        meta={t("accountsPage.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("accountsPage.title") },
        ]}
      />
      <Stack>
        <LedgerTabs current="accounts" parts={parts} />
        <AccountTabs current="balances" />
        <AccountTable accounts={accounts} query={query} />
      </Stack>
    </Page>
  );
}
