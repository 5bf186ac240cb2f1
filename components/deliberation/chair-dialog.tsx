"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { delegateChairAction } from "@/lib/deliberation/actions";
import { delegateChairSchema } from "@/lib/deliberation/schema";

type Props = { sessionId: string; version: number; candidates: { value: string; label: string }[] };

/** Somebody present takes the chair when the chair had to leave or is away. */
export function ChairDialog({ sessionId, version, candidates }: Props) {
  const t = useTranslations("deliberation.steps.delegate");
  if (candidates.length === 0) return null;
  return (
    <div>
      <Dialog triggerLabel={t("button")} triggerVariant="ghost" title={t("title")} description={t("description")}>
        <Form
          schema={delegateChairSchema}
          action={delegateChairAction}
          defaultValues={{ sessionId, expectedVersion: version, chairId: "", reason: "" }}
          refusalsNamespace="deliberation"
          submitLabel={t("submit")}
          successMessage={t("done")}
        >
          <SelectField name="chairId" label={t("who")} placeholder={t("choose")} options={candidates} />
          <TextareaField name="reason" label={t("reason")} rows={3} minimum={10} maximum={1000} />
        </Form>
      </Dialog>
    </div>
  );
}
