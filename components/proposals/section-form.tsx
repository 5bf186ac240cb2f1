"use client";
import { useEffect, useId, useState } from "react";
import { type FieldValues, FormProvider, type UseFormReturn, useForm } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { useErrorText } from "@/components/forms/error-text";
import { flattenErrors } from "@/components/forms/flatten-errors";
import { FormId, fieldId } from "@/components/forms/form-context";
import { labelText } from "@/components/forms/label-text";
import type { SectionPage } from "@/lib/proposals/types";
import { CompletionQuestion } from "./completion-question";
import { SaveStatus, SaveTrouble } from "./save-status";
import { SectionFields } from "./section-fields";
import { SectionVersions } from "./section-versions";
import { formDraft, parsedDraft } from "./section-view";
import { useSectionAutosave } from "./use-section-autosave";

const showErrors = (form: UseFormReturn<FieldValues>, fieldErrors: Record<string, string[]>): void => {
  for (const [name, [key]] of Object.entries(fieldErrors))
    form.setError(name, { type: "server", message: key ?? "invalid" });
};

/** A7: one section as a form that saves itself. Nothing typed is lost: not by a conflict, a lost line, a lost session or a closed tab. */
export function SectionForm({ page }: { page: SectionPage }) {
  const { proposalId, key } = page;
  const { halfYears } = page.rules;
  const formId = useId().replace(/[^\w-]/g, "");
  const errorText = useErrorText();
  const [attempt, setAttempt] = useState(0);
  const form = useForm<FieldValues>({ defaultValues: formDraft(key, page.draft, halfYears), shouldFocusError: false });
  const saving = useSectionAutosave({
    proposalId,
    sectionKey: key,
    version: page.version,
    savedAt: page.updatedByName ? page.updatedAt.toISOString() : null,
    held: page.draft,
    read: () => form.getValues(),
    onInvalid: (fieldErrors) => showErrors(form, fieldErrors),
  });
  const { state, touched, flush, currentVersion } = saving;
  useEffect(() => {
    const subscription = form.watch(() => touched());
    return () => subscription.unsubscribe();
  }, [form, touched]);
  const put = (content: unknown) => {
    const draft = parsedDraft(key, content);
    if (draft) form.reset(formDraft(key, draft, halfYears));
  };
  const errors = flattenErrors(form.formState.errors).map(({ name, message }) => {
    const id = fieldId(formId, name);
    const label = labelText(id);
    return { message: label ? `${label}: ${errorText(message)}` : errorText(message), href: `#${id}` };
  });
  return (
    <FormId value={formId}>
      <FormProvider {...form}>
        <form noValidate onSubmit={(event) => event.preventDefault()} className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <ErrorSummary attempt={attempt} errors={attempt > 0 ? errors : []} />
          <SectionVersions page={page} read={() => form.getValues()} put={put} saving={saving} />
          <SaveTrouble state={state} retry={() => void flush()} />
          <SectionFields page={page} />
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
