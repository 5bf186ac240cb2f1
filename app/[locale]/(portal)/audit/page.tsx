import { getTranslations, setRequestLocale } from "next-intl/server";
import { AuditTabs } from "@/components/audit/audit-tabs";
import { ChainCard } from "@/components/audit/chain-card";
import { EventTable } from "@/components/audit/event-table";
import { AuditExport } from "@/components/audit/export-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Notice } from "@/components/ui/notice";
import { loadAudit, loadMonths } from "@/lib/audit/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("audit");
  const { query, chain, rows, total, closed, mayViewAccess } = await loadAudit(await searchParams);
  const months = await loadMonths();
  const { noun, month, channel } = query.filters;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          <ClientMessages namespaces={["audit"]}>
            <AuditExport filter={{ q: query.search, noun, month, channel }} total={total} />
          </ClientMessages>
        }
      />
      {mayViewAccess ? <AuditTabs current="events" /> : null}
      <Stack gap="large">
        {closed ? <Notice tone="warning">{t("closed")}</Notice> : null}
        <ChainCard chain={chain} />
        <EventTable query={query} rows={rows} total={total} months={months} />
      </Stack>
    </Page>
  );
}
