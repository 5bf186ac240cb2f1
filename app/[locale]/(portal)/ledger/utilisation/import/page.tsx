import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { ImportForm } from "@/components/utilisation/import-form";
import { ImportPreview } from "@/components/utilisation/import-preview";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadImport } from "@/lib/utilisation/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("utilisation"))("import.title") };
}

export default async function ImportUtilisationPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { file } = await searchParams;
  const { preview } = await loadImport(null, typeof file === "string" ? file : "");
  const t = await getTranslations("utilisation");
  return (
    <Page>
      <PageHeader
        title={t("import.title")}
        meta={t("import.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("ledger"), href: "/ledger" },
          { label: t("title"), href: "/ledger/utilisation" },
          { label: t("import.title") },
        ]}
      />
      <ClientMessages namespaces={["utilisation"]}>
        <Stack>
          {preview ? <ImportPreview preview={preview} doneHref="/ledger/utilisation" /> : null}
          <Card title={t("import.upload")} hint={t("import.columnsHint")}>
            <ImportForm href="/ledger/utilisation/import" />
          </Card>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
