import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { nameIn, titleIn } from "@/components/stages/names";
import { OpennessCheck } from "@/components/stages/openness-check";
import { WithdrawDialog } from "@/components/stages/propose-form";
import { ScoreTable } from "@/components/stages/score-table";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadStageForScores, loadToday } from "@/lib/stages/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("stages"))("scoresTitle") };
}

export default async function StageScoresPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [stage, today, t] = await Promise.all([loadStageForScores(id), loadToday(), getTranslations("stages")]);
  const missing = stage.scores?.missing.length ?? 0;
  const mayWithdraw =
    stage.may.plan && ["CONSULTATION", "FROZEN", "RUNNING", "SCORED", "PUBLISHED", "FINAL"].includes(stage.state);
  const mayVerify = stage.may.enterScores && (stage.state === "RUNNING" || stage.state === "SCORED");
  return (
    <Page>
      <PageHeader
        title={t("scoresTitle")}
        meta={titleIn(locale, stage)}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("scoresTitle") },
        ]}
      />
      <Stack>
        <Notice tone={missing > 0 ? "warning" : "success"}>
          {missing > 0 ? t("scores.missingCount", { count: missing }) : t("scores.complete")}
        </Notice>
        {stage.teams.map((team) => (
          <section key={team.teamId} aria-label={nameIn(locale, team)}>
            <ScoreTable stage={stage} team={team} />
            <ClientMessages namespaces={["stages", "openness"]}>
              <div className="mt-2 flex flex-wrap items-center justify-between gap-2.5">
                <OpennessCheck
                  stageId={id}
                  teamId={team.teamId}
                  teamName={nameIn(locale, team)}
                  verified={team.verified}
                  mayVerify={mayVerify && team.status === "ACTIVE"}
                />
                {mayWithdraw && team.status === "ACTIVE" && (
                  <WithdrawDialog stageId={id} teamId={team.teamId} teamName={nameIn(locale, team)} returnOn={today} />
                )}
              </div>
            </ClientMessages>
          </section>
        ))}
      </Stack>
    </Page>
  );
}
