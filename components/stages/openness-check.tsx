"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";
import { verifyOpennessAction } from "@/lib/stages/actions";
import { verifyOpennessSchema } from "@/lib/stages/schema";
import type { StageTeamRow } from "@/lib/stages/types";

type Props = {
  stageId: string;
  teamId: string;
  teamName: string;
  verified: StageTeamRow["verified"];
  mayVerify: boolean;
};

/** D3: the openness level that was verified in the stage, beside the scores. */
export function OpennessCheck({ stageId, teamId, teamName, verified, mayVerify }: Props) {
  const t = useTranslations("stages.openness");
  const levels = useTranslations("openness.levels");
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <span>
        {t("label")}: <b>{verified ? levels(verified.level) : t("none")}</b>
      </span>
      {mayVerify ? (
        <Dialog
          triggerLabel={t(verified ? "correct" : "enter")}
          triggerSize="compact"
          title={t("title", { team: teamName })}
          description={t("description")}
        >
          <Form
            schema={verifyOpennessSchema}
            action={verifyOpennessAction}
            defaultValues={{
              ...{ stageId, teamId, evidence: verified?.evidence ?? "" },
              ...(verified ? { level: verified.level } : {}),
            }}
            refusalsNamespace="stages"
            submitLabel={t("save")}
            successMessage={t("saved")}
          >
            <RadioGroupField
              name="level"
              label={t("level")}
              options={OPENNESS_LEVELS.map((value) => ({ value, label: levels(value) }))}
            />
            <TextareaField name="evidence" label={t("evidence")} help={t("evidenceHelp")} rows={3} maximum={2000} />
          </Form>
        </Dialog>
      ) : null}
    </div>
  );
}
