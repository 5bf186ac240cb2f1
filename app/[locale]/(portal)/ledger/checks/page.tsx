import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { CheckList } from "@/components/ledger/check-list";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { loadLedgerChecks, loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("checks.title") };
}

export default async function LedgerChecksPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const checks = await loadLedgerChecks();
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  return (
    <Page>
      <PageHeader
        title={t("checks.title")}
        meta={t("checks.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("checks.title") },
        ]}
      />
      <Stack>
        <LedgerTabs current="checks" parts={parts} />
        <CheckList checks={checks} />
      </Stack>
    </Page>
  );
}
