import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { MergePreviewView } from "@/components/organisations/merge-preview";
import { MergeTargets } from "@/components/organisations/merge-targets";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadMergePage } from "@/lib/proposals/loaders/registry";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("merge.title") };
}

export default async function MergeOrganisationsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const [page, t] = await Promise.all([loadMergePage(await searchParams), getTranslations("organisations")]);
  return (
    <Page>
      <PageHeader
        title={t("merge.title")}
        meta={t("merge.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("registry.title"), href: "/organisations" },
          { label: t("queue.title"), href: "/manage/organisations" },
          { label: t("merge.title") },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        {page.preview ? <MergePreviewView source={page.source} preview={page.preview} /> : <MergeTargets page={page} />}
      </ClientMessages>
    </Page>
  );
}
