import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { CorrectionNotice } from "@/components/results/correction-notice";
import { ResultLead } from "@/components/results/lead";
import { ResultBody } from "@/components/results/result-body";
import { titleIn } from "@/components/stages/names";
import { stageTone } from "@/components/stages/stage-progress";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { StatusTag } from "@/components/ui/status-tag";
import { loadHasContestResults } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadStageResult } from "@/lib/results/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { view } = await loadStageResult((await params).id);
  return { title: (await getTranslations("results"))("title", { number: view.stage.number }) };
}

export default async function StageResultPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [{ view, entered, asOf }, hasContest, t, s] = await Promise.all([
    loadStageResult(id),
    loadHasContestResults(id),
    getTranslations("results"),
    getTranslations("stages"),
  ]);
  const { stage } = view;
  const title = t("title", { number: stage.number });
  const isPublished = stage.state === "PUBLISHED" || stage.state === "FINAL";
  return (
    <Page>
      <PageHeader
        title={title}
        meta={<StatusTag tone={stageTone(stage.state)}>{s(`states.${stage.state}`)}</StatusTag>}
        breadcrumb={[
          { label: s("home"), href: "/dashboard" },
          { label: s("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: title },
        ]}
        actions={
          <>
            {isPublished ? <ButtonLink href={`/results/${stage.number}`}>{t("publicLink")}</ButtonLink> : null}
            <PrintButton />
          </>
        }
      />
      <div className="mb-4 grid gap-4">
        {isPublished ? null : <Notice tone="warning">{t(`basis.${view.basis}`)}</Notice>}
        <ResultLead view={view} />
        <CorrectionNotice view={view} />
      </div>
      <ResultBody
        view={view}
        asOf={stage.publishedAt ?? asOf}
        open={[...(hasContest ? (["contest"] as const) : []), "verification", "derivatives"]}
        entered={entered}
      />
    </Page>
  );
}
