import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AllocationForm } from "@/components/ledger/allocation-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { loadAllocationForm } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("request.title") };
}

export default async function RequestAllocationPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const from = await searchParams;
  const [data, t] = await Promise.all([
    loadAllocationForm(one(from.extends), one(from.reservation)),
    getTranslations("ledger"),
  ]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("request.title")}
        meta={t("request.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("allocations.title"), href: "/ledger/allocations" },
          { label: t("request.title") },
        ]}
      />
      {data.teams.length > 0 && data.pools.length > 0 ? (
        <Card>
          <ClientMessages namespaces={["ledger", "teams"]}>
            <AllocationForm data={data} />
          </ClientMessages>
        </Card>
      ) : (
        <EmptyState title={t("request.noTeams")}>{t("request.noTeamsBody")}</EmptyState>
      )}
    </Page>
  );
}
