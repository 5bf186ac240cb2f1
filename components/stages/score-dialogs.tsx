"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { enterGateResultAction, enterPartScoreAction } from "@/lib/stages/actions";
import { gateResultSchema, partScoreSchema } from "@/lib/stages/schema";

type Cell = { stageId: string; teamId: string; teamName: string; criterion: string };

/** E4: score of one part of one team, with the evidence it rests on. */
export function PartScoreDialog({
  partKey,
  points,
  evidence,
  ...cell
}: Cell & { partKey: string; points: number | null; evidence: string }) {
  const t = useTranslations("stages.scores");
  return (
    <Dialog
      triggerLabel={points === null ? t("enter") : t("correct")}
      triggerSize="compact"
      title={t("partTitle", { team: cell.teamName, part: cell.criterion })}
    >
      <Form
        schema={partScoreSchema}
        action={enterPartScoreAction}
        defaultValues={{
          stageId: cell.stageId,
          teamId: cell.teamId,
          partKey,
          ...(points === null ? {} : { points }),
          evidence,
        }}
        refusalsNamespace="stages"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <NumberField name="points" label={t("points")} unit={t("pointsUnit")} decimals={2} />
        <TextareaField name="evidence" label={t("evidence")} help={t("evidenceHelp")} rows={3} maximum={2000} />
      </Form>
    </Dialog>
  );
}

/** E2: pass or fail of one gate of one team. */
export function GateDialog({
  gateKey,
  passed,
  evidence,
  ...cell
}: Cell & { gateKey: string; passed: boolean | null; evidence: string }) {
  const t = useTranslations("stages.scores");
  return (
    <Dialog
      triggerLabel={passed === null ? t("judge") : t("correct")}
      triggerSize="compact"
      title={t("gateTitle", { team: cell.teamName, gate: cell.criterion })}
    >
      <Form
        schema={gateResultSchema}
        action={enterGateResultAction}
        defaultValues={{
          stageId: cell.stageId,
          teamId: cell.teamId,
          gateKey,
          ...(passed === null ? {} : { verdict: passed ? "PASSED" : "FAILED" }),
          evidence,
        }}
        refusalsNamespace="stages"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <RadioGroupField
          name="verdict"
          label={t("verdict")}
          options={[
            { value: "PASSED", label: t("passed") },
            { value: "FAILED", label: t("failed"), hint: t("failedHint") },
          ]}
        />
        <TextareaField name="evidence" label={t("evidence")} help={t("evidenceHelp")} rows={3} maximum={2000} />
      </Form>
    </Dialog>
  );
}
