import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ImportForm } from "@/components/reviewers/import-form";
import { ImportPreview } from "@/components/reviewers/import-preview";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadImportPage } from "@/lib/reviewers/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reviewers" });
  return { title: t("import.title") };
}

export default async function ImportReviewersPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { file } = await searchParams;
  const { preview } = await loadImportPage(typeof file === "string" ? file : "");
  const t = await getTranslations("reviewers");
  return (
    <Page>
      <PageHeader
        title={t("import.title")}
        meta={t("import.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/manage/reviewers" },
          { label: t("import.title") },
        ]}
      />
      <ClientMessages namespaces={["reviewers"]}>
        <Stack>
          {preview ? <ImportPreview preview={preview} /> : null}
          <Card title={t("import.upload")} hint={t("import.columnsHint")}>
            <ImportForm />
          </Card>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
