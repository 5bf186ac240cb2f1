"use client";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { registerBaseAction } from "@/lib/derivatives/actions";
import { registerBaseSchema } from "@/lib/derivatives/schema";
import type { BaseView } from "@/lib/derivatives/types";

type Props = { stageId: string; teamId: string; teamName: string; given: BaseView | null; isFixed: boolean };

/** Y1, Y2: a team's base model on the hub, its release, and the consortium's names there. */
export function BaseDialog({ stageId, teamId, teamName, given, isFixed }: Props) {
  const t = useTranslations("derivatives.base");
  return (
    <Dialog
      triggerLabel={given ? t("change") : t("register")}
      triggerSize="compact"
      title={t("title", { team: teamName })}
      description={t("body")}
    >
      <Form
        schema={registerBaseSchema}
        action={registerBaseAction}
        defaultValues={{
          stageId,
          teamId,
          repository: given?.repository ?? "",
          releasedOn: given?.releasedOn ?? "",
          owners: given?.owners.join("\n") ?? "",
        }}
        refusalsNamespace="derivatives"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <TextField name="repository" label={t("repository")} help={t("repositoryHelp")} disabled={isFixed} />
        <DateField name="releasedOn" label={t("releasedOn")} help={t("releasedHelp")} />
        <TextareaField name="owners" label={t("owners")} help={t("ownersHelp")} rows={4} optional />
      </Form>
    </Dialog>
  );
}
