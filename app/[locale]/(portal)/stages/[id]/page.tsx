import { getLocale, getTranslations, setRequestLocale } from "next-intl/server";
import { OwnSeats } from "@/components/contest/own-seats";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ContestPlanCard } from "@/components/stages/contest-plan";
import { DerivativesPlanCard } from "@/components/stages/derivatives-plan";
import { titleIn } from "@/components/stages/names";
import { StageAmendments } from "@/components/stages/stage-amendments";
import { StageConsents } from "@/components/stages/stage-consents";
import { StageDecisionCard } from "@/components/stages/stage-decision";
import { StageObjectionsCard } from "@/components/stages/stage-objections";
import { StagePlanCard } from "@/components/stages/stage-plan";
import { StageProgress, stageTone } from "@/components/stages/stage-progress";
import { StageReplacementCard } from "@/components/stages/stage-replacement";
import { StageResultCard } from "@/components/stages/stage-result";
import { StageSteps } from "@/components/stages/stage-steps";
import { VerificationPlanCard } from "@/components/stages/verification-plan";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { loadHasContestResults, loadOwnSeats } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { isPlanOpen, isResultOpen } from "@/lib/stages/domain/state";
import { loadIsFinalisable, loadReplacement, loadStage, loadToday } from "@/lib/stages/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const stage = await loadStage((await params).id);
  return { title: titleIn(await getLocale(), stage) };
}

export default async function StagePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const stage = await loadStage(id);
  const [t, r] = await Promise.all([getTranslations("stages"), getTranslations("results")]);
  const [today, hasContest, seats, isFinalisable, replacement] = await Promise.all([
    loadToday(),
    loadHasContestResults(id),
    loadOwnSeats(id),
    loadIsFinalisable(id),
    loadReplacement(id),
  ]);
  const title = titleIn(locale, stage);
  return (
    <Page>
      <PageHeader
        title={title}
        meta={<StatusTag tone={stageTone(stage.state)}>{t(`states.${stage.state}`)}</StatusTag>}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/stages" },
          { label: title },
        ]}
        actions={
          <>
            {hasContest ? <ButtonLink href={`/stages/${id}/contest/results`}>{t("contestResults")}</ButtonLink> : null}
            {isResultOpen(stage) ? (
              <ButtonLink href={`/stages/${id}/result`} variant="primary">
                {r("link")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack>
        <StageProgress state={stage.state} />
        {stage.may.bound && <Notice tone="warning">{t("bound")}</Notice>}
        <Columns asideFirst aside={<StageSteps stage={stage} isFinalisable={isFinalisable} />}>
          <Stack>
            <OwnSeats seats={seats} />
            {replacement && <StageReplacementCard stageNumber={stage.number} replacement={replacement} />}
            <StageDecisionCard stage={stage} today={today} />
            <StageResultCard stage={stage} />
            <StageObjectionsCard stage={stage} today={today} />
            <StageConsents stage={stage} />
            <StageAmendments stage={stage} />
            <StagePlanCard stage={stage} />
            {stage.plan.contest && <ContestPlanCard contest={stage.plan.contest} parts={stage.plan.parts} />}
            {stage.plan.derivatives && <DerivativesPlanCard stageId={id} derivatives={stage.plan.derivatives} />}
            {stage.plan.verification && (
              <VerificationPlanCard
                stageId={id}
                verification={stage.plan.verification}
                modelNames={stage.referenceNames}
                parts={stage.plan.parts}
                isOpen={isPlanOpen(stage.state)}
              />
            )}
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
