import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { BudgetList } from "@/components/ledger/budget-list";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { loadEnvelopes, loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("budgets.title") };
}

export default async function BudgetsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { envelopes, asOf } = await loadEnvelopes();
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  const year = Number((await searchParams).year);
  return (
    <Page>
      <PageHeader
        title={t("budgets.title")}
        meta={t("budgets.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("budgets.title") },
        ]}
      />
      <Stack>
        <LedgerTabs current="budgets" parts={parts} />
        <ClientMessages namespaces={["ledger", "teams"]}>
          <BudgetList envelopes={envelopes} year={Number.isInteger(year) ? year : null} asOf={asOf} />
        </ClientMessages>
      </Stack>
    </Page>
  );
}
