import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ChangeBenchmarkForm } from "@/components/references/benchmark-form";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadBenchmark, loadEditor } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

async function titleOf({ locale, id }: { locale: Locale; id: string }) {
  const [benchmark, t] = await Promise.all([
    loadBenchmark(id),
    getTranslations({ locale, namespace: "references.benchmarkForm" }),
  ]);
  return t("editTitle", { name: locale === "ko" ? benchmark.nameKo : benchmark.nameEn });
}

export async function generateMetadata({ params }: Props) {
  return { title: await titleOf(await params) };
}

export default async function EditBenchmarkPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  await loadEditor();
  const [benchmark, title, t] = await Promise.all([
    loadBenchmark(id),
    titleOf({ locale, id }),
    getTranslations("references"),
  ]);
  return (
    <Page width="narrow">
      <PageHeader
        title={title}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("tabs.benchmarks"), href: "/references/benchmarks" },
          { label: locale === "ko" ? benchmark.nameKo : benchmark.nameEn, href: `/references/benchmarks/${id}` },
          { label: t("model.edit") },
        ]}
      />
      <ClientMessages namespaces={["references"]}>
        <ChangeBenchmarkForm benchmark={benchmark} />
      </ClientMessages>
    </Page>
  );
}
