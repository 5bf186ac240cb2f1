import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatInstant } from "@/lib/platform/format";
import {
  closeScoringAction,
  finaliseStageAction,
  freezeStageAction,
  openConsultationAction,
  publishStageAction,
  reopenScoringAction,
  startStageAction,
} from "@/lib/stages/actions";
import { isAmendable, type StageState } from "@/lib/stages/domain/state";
import type { StageDetail } from "@/lib/stages/types";
import { nameIn } from "./names";

type Step = {
  name: "consult" | "freeze" | "start" | "close" | "reopen" | "publish" | "finalise";
  action: typeof startStageAction;
};

/** The next step of a stage, one button; who may press it is decided again by the command. */
function nextStep(state: StageState, may: StageDetail["may"]): Step | null {
  if (state === "PLANNED" && may.plan) return { name: "consult", action: openConsultationAction };
  if (state === "CONSULTATION" && may.plan)
    return { name: "freeze", action: freezeStageAction as typeof startStageAction };
  if (state === "FROZEN" && may.plan) return { name: "start", action: startStageAction };
  if (state === "RUNNING" && may.enterScores) return { name: "close", action: closeScoringAction };
  if (state === "SCORED" && may.enterScores) return { name: "reopen", action: reopenScoringAction };
  if (state === "DECIDED" && may.plan) return { name: "publish", action: publishStageAction };
  if (state === "PUBLISHED" && may.plan) return { name: "finalise", action: finaliseStageAction };
  return null;
}

export async function StageSteps({ stage, isFinalisable }: { stage: StageDetail; isFinalisable: boolean }) {
  const t = await getTranslations("stages.steps");
  const locale = await getLocale();
  const step = nextStep(stage.state, stage.may);
  const planOpen = stage.may.plan && (stage.state === "PLANNED" || stage.state === "CONSULTATION");
  const scoresOpen = stage.may.viewScores && stage.state !== "PLANNED" && stage.state !== "CONSULTATION";
  const contestOpen = scoresOpen && stage.plan.parts.some((part) => part.key.startsWith("contest"));
  const amendable =
    stage.may.plan && isAmendable(stage.state) && stage.amendments.every((one) => one.status !== "PROPOSED");
  if (!step && !planOpen && !scoresOpen && !amendable) return null;
  return (
    <Card
      title={t("title")}
      hint={
        step
          ? t(`${step.name}.hint`, {
              missing: stage.scores?.missing.length ?? 0,
              until: stage.objectionsDueAt ? formatInstant(stage.objectionsDueAt, locale) : "–",
            })
          : undefined
      }
    >
      <div className="flex flex-col gap-2.5">
        {step && (step.name !== "finalise" || isFinalisable) && (
          <ClientMessages namespaces={["stages"]}>
            <ConfirmDialog
              triggerLabel={t(`${step.name}.button`)}
              triggerVariant={step.name === "reopen" ? "secondary" : "primary"}
              title={t(`${step.name}.title`, { number: stage.number })}
              description={t(`${step.name}.description`)}
              affected={stage.teams.filter((team) => team.status === "ACTIVE").map((team) => nameIn(locale, team))}
              affectedLabel={t("affected")}
              confirmLabel={t(`${step.name}.button`)}
              action={step.action}
              input={{ stageId: stage.id, expectedVersion: stage.version }}
              refusalsNamespace="stages"
              successMessage={t(`${step.name}.done`)}
            />
          </ClientMessages>
        )}
        {contestOpen && <ButtonLink href={`/stages/${stage.id}/contest`}>{t("contest")}</ButtonLink>}
        {scoresOpen && stage.plan.verification && (
          <ButtonLink href={`/stages/${stage.id}/verification`}>{t("verification")}</ButtonLink>
        )}
        {scoresOpen && stage.plan.derivatives && (
          <ButtonLink href={`/stages/${stage.id}/derivatives`}>{t("derivatives")}</ButtonLink>
        )}
        {scoresOpen && <ButtonLink href={`/stages/${stage.id}/scores`}>{t("scores")}</ButtonLink>}
        {amendable && <ButtonLink href={`/stages/${stage.id}/amend`}>{t("amend")}</ButtonLink>}
        {planOpen && <ButtonLink href={`/stages/${stage.id}/edit`}>{t("edit")}</ButtonLink>}
      </div>
    </Card>
  );
}
