import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { CatalogueTabs } from "@/components/references/catalogue-tabs";
import { ModelExport, ModelTable } from "@/components/references/model-table";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadModels } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "references" });
  return { title: t("title") };
}

export default async function ReferencesPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { rows, total, organisations, query, mayEdit } = await loadModels(await searchParams);
  const t = await getTranslations("references");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          <>
            <ModelExport query={query} total={total} />
            {mayEdit ? (
              <ButtonLink href="/references/models/new" variant="primary">
                {t("models.add")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <CatalogueTabs current="models" mayEdit={mayEdit} />
      <ModelTable rows={rows} total={total} organisations={organisations} query={query} />
    </Page>
  );
}
