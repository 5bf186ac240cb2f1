"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { Dialog } from "@/components/ui/dialog";
import { registerModelAction } from "@/lib/verification/actions";
import { registerModelSchema } from "@/lib/verification/schema";
import type { SubmissionView } from "@/lib/verification/types";

type Props = { stageId: string; teamId: string; teamName: string; given: SubmissionView | null };

/** V2: model and revision hash of a team. */
export function RegisterDialog({ stageId, teamId, teamName, given }: Props) {
  const t = useTranslations("verification.submissions");
  return (
    <Dialog
      triggerLabel={given ? t("change") : t("register")}
      triggerSize="compact"
      title={t("dialogTitle", { team: teamName })}
      description={t("dialogBody")}
    >
      <Form
        schema={registerModelSchema}
        action={registerModelAction}
        defaultValues={{
          stageId,
          teamId,
          modelName: given?.modelName ?? "",
          revision: given?.revision ?? "",
          sourceUrl: given?.sourceUrl ?? "",
        }}
        refusalsNamespace="verification"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <TextField name="modelName" label={t("model")} help={t("modelHelp")} />
        <TextField name="revision" label={t("revision")} help={t("revisionHelp")} />
        <TextField name="sourceUrl" label={t("sourceUrl")} type="url" optional />
      </Form>
    </Dialog>
  );
}
