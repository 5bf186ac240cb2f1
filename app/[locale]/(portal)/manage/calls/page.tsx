import { getTranslations, setRequestLocale } from "next-intl/server";
import { ManagedCallTable } from "@/components/calls/managed-call-table";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { loadManagedCalls } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "calls" });
  return { title: t("manage.title") };
}

export default async function ManagedCallsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { rows, total, query, mayDraft } = await loadManagedCalls(await searchParams);
  const t = await getTranslations("calls");
  return (
    <Page>
      <PageHeader
        title={t("manage.title")}
        meta={t("manage.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("manage.title") }]}
        actions={
          mayDraft ? (
            <ButtonLink href="/manage/calls/new" variant="primary">
              {t("manage.new")}
            </ButtonLink>
          ) : undefined
        }
      />
      <ManagedCallTable rows={rows} total={total} query={query} />
    </Page>
  );
}
