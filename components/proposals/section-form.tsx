"use client";
import { useTranslations } from "next-intl";
import { type ComponentType, useEffect, useId, useState } from "react";
import { type FieldValues, FormProvider, type UseFormReturn, useForm } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { useErrorText } from "@/components/forms/error-text";
import { flattenErrors } from "@/components/forms/flatten-errors";
import { FormId, fieldId } from "@/components/forms/form-context";
import { labelText } from "@/components/forms/label-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { WrittenKey } from "@/lib/proposals/domain/drafts";
import { sameContent } from "@/lib/proposals/domain/stored";
import type { SectionPage } from "@/lib/proposals/types";
import { CompletionQuestion } from "./completion-question";
import { ConflictChoice } from "./conflict-choice";
import { DataFields } from "./data-fields";
import { GpuFields } from "./gpu-fields";
import { dropCopy, keepCopy, readCopy } from "./local-copy";
import { PeopleFields } from "./people-fields";
import { GoalsFields, PlanFields } from "./plan-fields";
import { SaveStatus, SaveTrouble } from "./save-status";
import { formDraft, parsedDraft } from "./section-view";
import { TalentFields } from "./talent-fields";
import { useAutosave } from "./use-autosave";

const Coming = () => null;
const FIELDS: Record<WrittenKey, ComponentType<{ page: SectionPage }>> = {
  performance: Coming,
  openness: Coming,
  contribution: Coming,
  people: PeopleFields,
  technology: PlanFields,
  goals: GoalsFields,
  impact: PlanFields,
  gpu: GpuFields,
  data: DataFields,
  talent: TalentFields,
};

const showErrors = (form: UseFormReturn<FieldValues>, fieldErrors: Record<string, string[]>): void => {
  for (const [name, [key]] of Object.entries(fieldErrors))
    form.setError(name, { type: "server", message: key ?? "invalid" });
};

/** What an earlier visit left on this device, when it differs from what the server holds. */
function useLeftover(page: SectionPage): [unknown, () => void] {
  const [leftover, setLeftover] = useState<unknown>(null);
  const { proposalId, key } = page;
  useEffect(() => {
    const copy = parsedDraft(key, readCopy({ proposalId, key }));
    const held = formDraft(key, page.draft, page.rules.halfYears);
    setLeftover(copy && !sameContent(copy, held) ? copy : null);
    // Only what was there on arrival counts: from then on the copy is this form's own.
    // The page's values do not change while it is open.
  }, [proposalId, key, page.draft, page.rules.halfYears]);
  return [leftover, () => setLeftover(null)];
}

function Leftover({ onRestore, onDiscard }: { onRestore: () => void; onDiscard: () => void }) {
  const t = useTranslations("proposals.leftover");
  const actions = (
    <>
      <Button size="compact" onClick={onRestore}>
        {t("restore")}
      </Button>
      <Button size="compact" variant="ghost" onClick={onDiscard}>
        {t("discard")}
      </Button>
    </>
  );
  return (
    <Notice tone="warning" role="alert" title={t("title")} actions={actions}>
      {t("body")}
    </Notice>
  );
}

/** A7: one section as a form that saves itself. Nothing typed is lost: not by a conflict, a lost line, a lost session or a closed tab. */
export function SectionForm({ page }: { page: SectionPage }) {
  const { proposalId, key } = page;
  const formId = useId().replace(/[^\w-]/g, "");
  const errorText = useErrorText();
  const t = useTranslations("proposals");
  const [attempt, setAttempt] = useState(0);
  const [undo, setUndo] = useState<FieldValues | null>(null);
  const [leftover, clearLeftover] = useLeftover(page);
  const form = useForm<FieldValues>({
    defaultValues: formDraft(key, page.draft, page.rules.halfYears),
    shouldFocusError: false,
  });
  const saved = page.updatedByName ? page.updatedAt.toISOString() : null;
  const { state, touched, flush, resume, currentVersion } = useAutosave({
    proposalId,
    sectionKey: key,
    version: page.version,
    savedAt: saved,
    read: () => form.getValues(),
    onInvalid: (fieldErrors) => showErrors(form, fieldErrors),
  });
  useEffect(() => {
    const subscription = form.watch(() => touched());
    return () => subscription.unsubscribe();
  }, [form, touched]);
  const put = (content: unknown) => {
    const draft = parsedDraft(key, content);
    if (draft) form.reset(formDraft(key, draft, page.rules.halfYears));
  };
  const errors = flattenErrors(form.formState.errors).map(({ name, message }) => {
    const id = fieldId(formId, name);
    const label = labelText(id);
    return { message: label ? `${label}: ${errorText(message)}` : errorText(message), href: `#${id}` };
  });
  const Fields = FIELDS[key];
  return (
    <FormId value={formId}>
      <FormProvider {...form}>
        <form noValidate onSubmit={(event) => event.preventDefault()} className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <ErrorSummary attempt={attempt} errors={attempt > 0 ? errors : []} />
          {leftover ? (
            <Leftover
              onRestore={() => {
                put(leftover);
                clearLeftover();
                touched();
              }}
              onDiscard={() => {
                dropCopy({ proposalId, key });
                clearLeftover();
              }}
            />
          ) : null}
          {undo ? (
            <Notice
              tone="info"
              actions={
                <Button
                  size="compact"
                  onClick={() => {
                    put(undo);
                    setUndo(null);
                    touched();
                  }}
                >
                  {t("conflict.undo")}
                </Button>
              }
            >
              {t("conflict.taken")}
            </Notice>
          ) : null}
          {state.kind === "conflict" ? (
            <ConflictChoice
              proposalId={proposalId}
              sectionKey={key}
              mine={form.getValues()}
              theirs={state.theirs}
              onMine={() => resume(state.theirs.version, true)}
              onTheirs={() => {
                setUndo(form.getValues());
                keepCopy({ proposalId, key: `${key}.mine` }, form.getValues());
                put(state.theirs.content);
                resume(state.theirs.version, false);
              }}
            />
          ) : null}
          <SaveTrouble state={state} retry={() => void flush()} />
          <Fields page={page} />
          <SaveStatus state={state} />
          <CompletionQuestion
            proposalId={proposalId}
            sectionKey={key}
            version={currentVersion}
            flush={flush}
            onMissing={(fieldErrors) => {
              form.clearErrors();
              showErrors(form, fieldErrors);
              setAttempt((count) => count + 1);
            }}
          />
        </form>
      </FormProvider>
    </FormId>
  );
}
