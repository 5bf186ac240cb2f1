import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ObjectionTable } from "@/components/objections/objection-table";
import { loadObjections } from "@/lib/objections/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("objections"))("list.title") };
}

export default async function ObjectionsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { rows, total, query } = await loadObjections(await searchParams);
  const t = await getTranslations("objections");
  return (
    <Page>
      <PageHeader
        title={t("list.title")}
        meta={t("list.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("list.title") }]}
      />
      <ObjectionTable rows={rows} total={total} query={query} />
    </Page>
  );
}
