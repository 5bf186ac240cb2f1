import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { CatalogueTabs } from "@/components/references/catalogue-tabs";
import { ImportForm } from "@/components/references/import-form";
import { ImportHistory } from "@/components/references/import-history";
import { ImportPreview } from "@/components/references/import-preview";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadImportPage } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "references" });
  return { title: t("import.title") };
}

export default async function ImportReferencesPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { file } = await searchParams;
  const { preview, imports } = await loadImportPage(typeof file === "string" ? file : "");
  const t = await getTranslations("references");
  return (
    <Page>
      <PageHeader
        title={t("import.title")}
        meta={t("import.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/references" },
          { label: t("import.title") },
        ]}
      />
      <CatalogueTabs current="import" mayEdit />
      <ClientMessages namespaces={["references"]}>
        <Stack>
          {preview ? <ImportPreview preview={preview} /> : null}
          <Card title={t("import.upload")}>
            <ImportForm />
          </Card>
          <ImportHistory imports={imports} />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
