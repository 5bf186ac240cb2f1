import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PoolExport, PoolTable } from "@/components/reviewers/pool-table";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadPool } from "@/lib/reviewers/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reviewers" });
  return { title: t("title") };
}

export default async function ReviewerPoolPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { rows, total, fields, query, may } = await loadPool(await searchParams);
  const t = await getTranslations("reviewers");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          <>
            <PoolExport query={query} total={total} />
            {may.maintain ? (
              <ButtonLink href="/manage/reviewers/import" variant="primary" size="compact">
                {t("import.title")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <PoolTable rows={rows} total={total} query={query} fields={fields} />
    </Page>
  );
}
