import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { AllocationList } from "@/components/ledger/allocation-list";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { loadAllocations, loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("allocations.title") };
}

export default async function AllocationsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const list = await loadAllocations(await searchParams);
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  return (
    <Page>
      <PageHeader
        title={t("allocations.title")}
        meta={t("allocations.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("allocations.title") },
        ]}
        actions={
          list.mayRequest ? (
            <ButtonLink href="/ledger/allocations/new" variant="primary">
              {t("allocations.request")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Stack>
        <LedgerTabs current="allocations" parts={parts} />
        <ClientMessages namespaces={["ledger"]}>
          <AllocationList {...list} />
        </ClientMessages>
      </Stack>
    </Page>
  );
}
