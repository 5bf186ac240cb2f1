import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { CorrectionNotice } from "@/components/results/correction-notice";
import { ResultLead } from "@/components/results/lead";
import { OtherResults } from "@/components/results/other-results";
import { ResultBody } from "@/components/results/result-body";
import { PrintButton } from "@/components/ui/print-button";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadPublicResult, loadPublicResults } from "@/lib/results/loaders";

type Props = { params: Promise<{ locale: Locale; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  const view = await loadPublicResult(number);
  const t = await getTranslations({ locale, namespace: "results" });
  const advancing = view.rows.filter((row) => row.result === "ADVANCE").length;
  const title = t("title", { number: view.stage.number });
  const description = t("description", { number: view.stage.number, teams: view.teams.length, advancing });
  const publishedTime = view.stage.publishedAt?.toISOString();
  return {
    title,
    description,
    openGraph: { title, description, type: "article", locale, ...(publishedTime ? { publishedTime } : {}) },
  };
}

export default async function PublicResultPage({ params }: Props) {
  const { locale, number } = await params;
  setRequestLocale(locale);
  const [view, results, t, h] = await Promise.all([
    loadPublicResult(number),
    loadPublicResults(),
    getTranslations("results"),
    getTranslations("calls"),
  ]);
  const title = t("title", { number: view.stage.number });
  const publishedAt = view.stage.publishedAt ?? view.stage.cutoffOn;
  return (
    <Page>
      <PageHeader
        title={title}
        meta={t("publishedAt", { instant: formatInstant(publishedAt, locale) })}
        breadcrumb={[{ label: h("home"), href: "/" }, { label: title }]}
        actions={<PrintButton />}
      />
      <div className="mb-4 grid gap-4">
        <ResultLead view={view} />
        <CorrectionNotice view={view} />
        <OtherResults results={results} number={view.stage.number} />
      </div>
      <ResultBody view={view} asOf={publishedAt} open={[]} entered={null} />
    </Page>
  );
}
