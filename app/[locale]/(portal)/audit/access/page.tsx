import { getTranslations, setRequestLocale } from "next-intl/server";
import { AccessTable } from "@/components/audit/access-table";
import { AuditTabs } from "@/components/audit/audit-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Notice } from "@/components/ui/notice";
import { loadAccessLog, loadMonths } from "@/lib/audit/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("audit.access"))("title") };
}

export default async function AccessLogPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("audit");
  const { query, rows, total, closed } = await loadAccessLog(await searchParams);
  return (
    <Page>
      <PageHeader
        title={t("access.title")}
        meta={t("access.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/audit" },
          { label: t("access.title") },
        ]}
      />
      <AuditTabs current="access" />
      {closed ? <Notice tone="warning">{t("closed")}</Notice> : null}
      <AccessTable query={query} rows={rows} total={total} months={await loadMonths()} />
    </Page>
  );
}
