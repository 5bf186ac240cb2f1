"use client";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { proposeStageResultAction, withdrawTeamAction } from "@/lib/stages/actions";
import { proposeResultSchema, withdrawTeamSchema } from "@/lib/stages/schema";
import { Dialog } from "../ui/dialog";

/** E4: the officer's proposal: the computed result, why, and from which day GPUs return. */
export function ProposeForm({ stageId, version, returnOn }: { stageId: string; version: number; returnOn: string }) {
  const t = useTranslations("stages.decision");
  return (
    <Form
      schema={proposeResultSchema}
      action={proposeStageResultAction}
      defaultValues={{ stageId, expectedVersion: version, reason: "", returnOn }}
      refusalsNamespace="stages"
      submitLabel={t("propose")}
      successMessage={t("proposed")}
    >
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} minimum={10} maximum={2000} rows={4} />
      <DateField name="returnOn" label={t("returnOn")} help={t("returnOnHelp")} />
    </Form>
  );
}

/** P5: a team withdraws in the middle of a stage. */
export function WithdrawDialog({
  stageId,
  teamId,
  teamName,
  returnOn,
}: {
  stageId: string;
  teamId: string;
  teamName: string;
  returnOn: string;
}) {
  const t = useTranslations("stages.withdraw");
  return (
    <Dialog
      triggerLabel={t("open")}
      triggerSize="compact"
      title={t("title", { team: teamName })}
      description={t("description")}
    >
      <Form
        schema={withdrawTeamSchema}
        action={withdrawTeamAction}
        defaultValues={{ stageId, teamId, reason: "", returnOn }}
        refusalsNamespace="stages"
        submitLabel={t("confirm")}
        submitVariant="danger"
        successMessage={t("done")}
      >
        <TextareaField name="reason" label={t("reason")} minimum={10} maximum={2000} rows={3} />
        <DateField name="returnOn" label={t("returnOn")} />
      </Form>
    </Dialog>
  );
}
