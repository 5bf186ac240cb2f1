import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { GpuChart } from "@/components/ledger/gpu-chart";
import { GpuTiles } from "@/components/ledger/gpu-tiles";
import { HalfYearTable } from "@/components/ledger/half-year-table";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { PoolList } from "@/components/ledger/pool-list";
import { ReservationList } from "@/components/ledger/reservation-list";
import { ButtonLink } from "@/components/ui/button-link";
import { loadGpuOverview, loadLedgerParts } from "@/lib/ledger/loaders";
import { redirect } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  const t = await getTranslations("ledger");
  return { title: `${t("tabs.gpu")} · ${t("title")}` };
}

export default async function LedgerPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const parts = await loadLedgerParts();
  // P1: a steward of money has their own part of the ledger.
  if (!parts.gpu && parts.budgets) redirect({ href: "/ledger/budgets", locale });
  const overview = await loadGpuOverview();
  const t = await getTranslations("ledger");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          overview.mayRequest ? (
            <ButtonLink href="/ledger/allocations/new" variant="primary">
              {t("overview.request")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Stack>
        <LedgerTabs current="gpu" parts={parts} />
        {overview.pools.length > 0 ? (
          <>
            <GpuTiles overview={overview} />
            <GpuChart title={t("overview.chart")} {...overview} />
            <HalfYearTable halfYears={overview.halfYears} />
          </>
        ) : null}
        <PoolList pools={overview.pools} mayManage={overview.mayManage} />
        {overview.pools.length > 0 ? (
          <ClientMessages namespaces={["ledger"]}>
            <ReservationList reservations={overview.reservations} mayReserve={overview.mayRequest} />
          </ClientMessages>
        ) : null}
      </Stack>
    </Page>
  );
}
