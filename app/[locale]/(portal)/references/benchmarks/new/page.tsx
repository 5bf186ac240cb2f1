import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AddBenchmarkForm } from "@/components/references/benchmark-form";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadEditor } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "references" });
  return { title: t("benchmarkForm.newTitle") };
}

export default async function AddBenchmarkPage({ params }: Props) {
  setRequestLocale((await params).locale);
  await loadEditor();
  const t = await getTranslations("references");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("benchmarkForm.newTitle")}
        meta={t("benchmarkForm.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("tabs.benchmarks"), href: "/references/benchmarks" },
          { label: t("benchmarkForm.newTitle") },
        ]}
      />
      <ClientMessages namespaces={["references"]}>
        <AddBenchmarkForm />
      </ClientMessages>
    </Page>
  );
}
