import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { BenchmarkFacts, BenchmarkScores } from "@/components/references/benchmark-view";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadBenchmark } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const benchmark = await loadBenchmark(id);
  return { title: locale === "ko" ? benchmark.nameKo : benchmark.nameEn };
}

export default async function BenchmarkPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [benchmark, t] = await Promise.all([loadBenchmark(id), getTranslations("references")]);
  const name = locale === "ko" ? benchmark.nameKo : benchmark.nameEn;
  return (
    <Page>
      <PageHeader
        title={name}
        meta={benchmark.metric || undefined}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("tabs.benchmarks"), href: "/references/benchmarks" },
          { label: name },
        ]}
      />
      <Stack>
        <BenchmarkScores benchmark={benchmark} />
        <BenchmarkFacts benchmark={benchmark} />
      </Stack>
    </Page>
  );
}
