"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { Dialog } from "@/components/ui/dialog";
import { importAnswersAction, importPromptsAction, registerEntryAction } from "@/lib/contest/actions";
import { importAnswersSchema, importPromptsSchema, ROW_FILE_BYTES, registerEntrySchema } from "@/lib/contest/schema";

function RowsField({ label, help }: { label: string; help: string }) {
  return (
    <FileField
      name="file"
      label={label}
      help={help}
      uploadHref="/api/contest/files"
      accept=".jsonl,.ndjson,.json,application/json"
      maxBytes={ROW_FILE_BYTES}
      refusalsNamespace="contest"
    />
  );
}

/** X2: a file of prompts and checks of attention. */
export function PromptsDialog({ contestId }: { contestId: string }) {
  const t = useTranslations("contest.prompts");
  return (
    <Dialog triggerLabel={t("import")} triggerSize="compact" title={t("importTitle")} description={t("importBody")}>
      <Form
        schema={importPromptsSchema}
        action={importPromptsAction}
        defaultValues={{ contestId, file: null }}
        refusalsNamespace="contest"
        submitLabel={t("importSubmit")}
        successMessage={t("imported")}
      >
        <RowsField label={t("file")} help={t("fileHelp")} />
      </Form>
    </Dialog>
  );
}

type Team = { contestId: string; teamId: string; teamName: string };

/** X2: the one variant of a team. */
export function EntryDialog({
  modelName,
  revision,
  ...team
}: Team & { modelName: string | null; revision: string | null }) {
  const t = useTranslations("contest.entries");
  return (
    <Dialog
      triggerLabel={modelName === null ? t("register") : t("change")}
      triggerSize="compact"
      title={t("registerTitle", { team: team.teamName })}
      description={t("registerBody")}
    >
      <Form
        schema={registerEntrySchema}
        action={registerEntryAction}
        defaultValues={{
          contestId: team.contestId,
          teamId: team.teamId,
          modelName: modelName ?? "",
          revision: revision ?? "",
        }}
        refusalsNamespace="contest"
        submitLabel={t("save")}
        successMessage={t("registered")}
      >
        <TextField name="modelName" label={t("modelName")} help={t("modelNameHelp")} />
        <TextField name="revision" label={t("revision")} help={t("revisionHelp")} />
      </Form>
    </Dialog>
  );
}

/** X2: the answers of a team's variant. */
export function AnswersDialog({ contestId, teamId, teamName }: Team) {
  const t = useTranslations("contest.entries");
  return (
    <Dialog
      triggerLabel={t("upload")}
      triggerSize="compact"
      title={t("uploadTitle", { team: teamName })}
      description={t("uploadBody")}
    >
      <Form
        schema={importAnswersSchema}
        action={importAnswersAction}
        defaultValues={{ contestId, teamId, file: null }}
        refusalsNamespace="contest"
        submitLabel={t("uploadSubmit")}
        successMessage={t("uploaded")}
      >
        <RowsField label={t("file")} help={t("fileHelp")} />
      </Form>
    </Dialog>
  );
}
