"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { nameIn } from "@/components/stages/names";
import { Dialog } from "@/components/ui/dialog";
import { HAZARD_GRADES, type Hazard, type HazardGrade } from "@/lib/stages/domain/verification-plan";
import { gradeHazardAction } from "@/lib/verification/actions";
import { gradeHazardSchema } from "@/lib/verification/schema";

type Props = {
  stageId: string;
  teamId: string;
  team: { nameKo: string; nameEn: string };
  hazard: Hazard;
  given: { grade: HazardGrade; scoreHundredths: number | null; evidence: string } | null;
  /** V4: the plan makes a part of the scores. */
  needsScore: boolean;
};

/** V4: one hazard of one team, with the report it rests on. */
export function GradeDialog({ stageId, teamId, team, hazard, given, needsScore }: Props) {
  const t = useTranslations("verification.safety");
  const h = useTranslations("stages.hazards");
  const g = useTranslations("stages.grades");
  const locale = useLocale();
  return (
    <Dialog
      triggerLabel={given ? t("correct") : t("enter")}
      triggerSize="compact"
      title={t("dialogTitle", { team: nameIn(locale, team), hazard: h(hazard) })}
    >
      <Form
        schema={gradeHazardSchema}
        action={gradeHazardAction}
        defaultValues={{
          stageId,
          teamId,
          hazard,
          // Nobody's hazard is mild until somebody says so.
          ...(given ? { grade: given.grade } : {}),
          points: given?.scoreHundredths == null ? null : given.scoreHundredths / 100,
          evidence: given?.evidence ?? "",
        }}
        refusalsNamespace="verification"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <RadioGroupField
          name="grade"
          label={t("grade")}
          options={HAZARD_GRADES.map((value) => ({ value, label: g(value) }))}
        />
        <NumberField
          name="points"
          label={t("score")}
          unit={t("scoreUnit")}
          help={t("scoreHelp")}
          decimals={2}
          optional={!needsScore}
        />
        <TextareaField name="evidence" label={t("evidence")} help={t("evidenceHelp")} rows={3} maximum={2000} />
      </Form>
    </Dialog>
  );
}
