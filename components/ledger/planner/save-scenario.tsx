"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { saveScenarioAction } from "@/lib/ledger/actions/planning";
import { saveScenarioSchema } from "@/lib/ledger/schema";
import type { ScenarioContent, ScenarioView } from "@/lib/ledger/types/planner";

type Props = { content: ScenarioContent; opened: ScenarioView | null };

/** Keeps what is on the page: under the name it was opened with, or as a new scenario. */
export function SaveScenario({ content, opened }: Props) {
  const t = useTranslations("ledger.planner");
  const known = opened ? { scenarioId: opened.id, expectedVersion: opened.version } : {};
  return (
    <span className="flex flex-wrap gap-2">
      {opened ? (
        <ScenarioForm
          trigger={t("save")}
          values={{ name: opened.name, note: opened.note, ...content, ...known }}
          key={`${opened.id} ${opened.version}`}
        />
      ) : null}
      <ScenarioForm trigger={t("saveNew")} values={{ name: "", note: "", ...content }} />
    </span>
  );
}

type FormProps = { trigger: string; values: { name: string; note: string } & ScenarioContent };

function ScenarioForm({ trigger, values }: FormProps) {
  const t = useTranslations("ledger.planner");
  return (
    <Dialog triggerLabel={trigger} triggerSize="compact" title={t("saveTitle")}>
      <Form
        schema={saveScenarioSchema}
        action={saveScenarioAction}
        defaultValues={values}
        refusalsNamespace="ledger"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <TextField name="name" label={t("name")} />
        <TextareaField name="note" label={t("note")} optional rows={3} maximum={500} />
      </Form>
    </Dialog>
  );
}
