import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { BenchmarkTable } from "@/components/references/benchmark-table";
import { CatalogueTabs } from "@/components/references/catalogue-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadBenchmarks } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "references" });
  return { title: t("tabs.benchmarks") };
}

export default async function BenchmarksPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { rows, total, query, mayEdit } = await loadBenchmarks(await searchParams);
  const t = await getTranslations("references");
  return (
    <Page>
      <PageHeader
        title={t("tabs.benchmarks")}
        meta={t("meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/references" },
          { label: t("tabs.benchmarks") },
        ]}
        actions={
          mayEdit ? (
            <ButtonLink href="/references/benchmarks/new" variant="primary">
              {t("benchmarks.add")}
            </ButtonLink>
          ) : null
        }
      />
      <CatalogueTabs current="benchmarks" mayEdit={mayEdit} />
      <BenchmarkTable rows={rows} total={total} query={query} />
    </Page>
  );
}
