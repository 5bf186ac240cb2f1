import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { StatusTone } from "@/components/ui/status-tag";
import { StepIndicator } from "@/components/ui/step-indicator";
import { STAGE_STATES, type StageState } from "@/lib/stages/domain/state";

export const stageTone = (state: StageState): StatusTone =>
  state === "FINAL" || state === "PUBLISHED"
    ? "done"
    : state === "PLANNED"
      ? "todo"
      : state === "DELIBERATION"
        ? "warn"
        : "doing";

/** E3: where the stage stands, of all it goes through. */
export async function StageProgress({ state }: { state: StageState }) {
  const t = await getTranslations("stages");
  const at = STAGE_STATES.indexOf(state);
  return (
    <Card>
      <StepIndicator
        label={t("progress")}
        steps={STAGE_STATES.map((one, index) => ({
          label: t(`states.${one}`),
          state: index < at ? "past" : index === at ? "now" : "next",
        }))}
      />
    </Card>
  );
}
