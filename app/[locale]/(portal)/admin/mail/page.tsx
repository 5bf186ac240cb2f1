import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { MailTable } from "@/components/operations/mail-table";
import { Notice } from "@/components/ui/notice";
import { loadMails } from "@/lib/notifications/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("operations.mail"))("title") };
}

export default async function MailPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("operations");
  const { query, rows, total, closed, mailLeaves } = await loadMails(await searchParams);
  return (
    <Page>
      <PageHeader
        title={t("mail.title")}
        meta={t("mail.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("mail.title") }]}
      />
      {mailLeaves && !closed ? null : (
        <div className="mb-6 flex flex-col gap-4">
          {mailLeaves ? null : <Notice tone="info">{t("mail.keptNotice")}</Notice>}
          {closed ? <Notice tone="warning">{t("mail.closed")}</Notice> : null}
        </div>
      )}
      <MailTable query={query} rows={rows} total={total} />
    </Page>
  );
}
