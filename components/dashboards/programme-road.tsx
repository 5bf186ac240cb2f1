import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type Step, StepIndicator } from "@/components/ui/step-indicator";
import type { RoadStep } from "@/lib/dashboards/domain/road";

type Words = Awaited<ReturnType<typeof getTranslations<"dashboards">>>;

const monthOf = (t: Words, day: string): string =>
  t("road.month", { year: day.slice(0, 4), month: String(Number(day.slice(5, 7))) });

function stageDetail(t: Words, step: Extract<RoadStep, { kind: "STAGE" }>): string {
  const narrowing = { from: String(step.from ?? "–"), to: String(step.to) };
  if (step.stageState && step.state !== "next")
    return t("road.narrowingState", { ...narrowing, state: t(`stageStates.${step.stageState}`) });
  return step.on ? t("road.narrowingOn", { ...narrowing, on: monthOf(t, step.on) }) : t("road.narrowing", narrowing);
}

function callDetail(t: Words, { applied, teams, callState }: Extract<RoadStep, { kind: "CALL" }>): string {
  if (applied !== null && teams !== null) return t("road.appliedTeams", { applied, teams });
  if (applied !== null && applied > 0) return t("road.applied", { applied });
  if (callState) return t(`callStates.${callState}`);
  return teams ? t("road.teams", { teams }) : t("road.noCall");
}

function wordsOf(t: Words, step: RoadStep): Pick<Step, "label" | "detail"> {
  switch (step.kind) {
    case "CALL":
      return { label: t("road.call"), detail: callDetail(t, step) };
    case "SUPPORT":
      return {
        label: t("road.support"),
        detail: step.teams > 0 ? t("road.agreed", { agreed: step.agreed, teams: step.teams }) : t("road.noTeams"),
      };
    case "STAGE":
      return { label: t("road.stage", { number: step.number }), detail: stageDetail(t, step) };
    case "DIFFUSION":
      return { label: t("road.diffusion"), detail: t("road.diffusionDetail") };
  }
}

/** The whole programme in one line: what is behind, what is now, what is ahead. */
export async function ProgrammeRoad({ steps }: { steps: readonly RoadStep[] }) {
  const t = await getTranslations("dashboards");
  return (
    <Card>
      <StepIndicator
        label={t("road.label")}
        steps={steps.map((step) => ({ ...wordsOf(t, step), state: step.state, href: step.href ?? undefined }))}
      />
    </Card>
  );
}
