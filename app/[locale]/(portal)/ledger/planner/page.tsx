import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { Planner } from "@/components/ledger/planner/planner";
import { EmptyState } from "@/components/ui/empty-state";
import { loadLedgerParts, loadPlanner } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("planner.title") };
}

export default async function PlannerPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const planner = await loadPlanner();
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  return (
    <Page>
      <PageHeader
        title={t("planner.title")}
        meta={t("planner.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("planner.title") },
        ]}
      />
      <Stack>
        <LedgerTabs current="planner" parts={parts} />
        {planner.pools.length > 0 ? (
          <ClientMessages namespaces={["ledger", "teams"]}>
            <Planner planner={planner} />
          </ClientMessages>
        ) : (
          <EmptyState title={t("planner.empty")}>{t("planner.emptyBody")}</EmptyState>
        )}
      </Stack>
    </Page>
  );
}
