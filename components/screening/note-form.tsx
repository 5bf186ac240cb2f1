"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { noteFindingAction } from "@/lib/screening/actions";
import type { FindingVerdict } from "@/lib/screening/domain/evidence";
import { noteMinimum } from "@/lib/screening/domain/note";
import { EVIDENCE_BYTES, noteFindingSchema } from "@/lib/screening/schema";
import type { FindingRow } from "@/lib/screening/types";

/** The command's own rule for the length of the note, at the field before it is sent. */
const schemaFor = (found: FindingVerdict | null) =>
  noteFindingSchema.pick({ verdict: true, note: true, file: true }).superRefine(({ verdict, note }, context) => {
    const minimum = noteMinimum(found, verdict);
    if (note.length >= minimum) return;
    const message = minimum > 1 ? `tooShort?minimum=${minimum}` : "required";
    context.addIssue({ code: "custom", path: ["note"], message });
  });

type Props = { proposalId: string; row: Pick<FindingRow, "rule" | "found" | "noted" | "version">; name: string };

/** A10: what an officer found about one rule, with evidence. Somebody else's newer note is shown, and nothing typed is lost. */
export function NoteForm({ proposalId, row, name }: Props) {
  const t = useTranslations("screening.note");
  const v = useTranslations("screening.verdicts");
  const router = useRouter();
  const { rule, found, noted, version } = row;
  return (
    <Form
      schema={schemaFor(found)}
      action={async (typed) => {
        const outcome = await noteFindingAction({ ...typed, proposalId, rule, version });
        if (!outcome.ok && outcome.reason === "FINDING_CHANGED") router.refresh();
        return outcome;
      }}
      defaultValues={{
        ...(noted ? { verdict: noted.verdict } : {}),
        note: noted?.note ?? "",
        file: noted?.file ?? null,
      }}
      refusalsNamespace="screening"
      submitLabel={t("save")}
      submitVariant="secondary"
      successMessage={t("saved", { name })}
    >
      <RadioGroupField
        name="verdict"
        label={t("verdict")}
        options={[
          { value: "PASS", label: v("PASS") },
          { value: "FAIL", label: v("FAIL") },
          { value: "OPEN", label: v("OPEN"), hint: t(found === null ? "openHint" : "takeBackHint") },
        ]}
      />
      <TextareaField name="note" label={t("note")} help={t(found === "FAIL" ? "noteOverride" : "noteHelp")} rows={3} />
      <FileField
        name="file"
        label={t("file")}
        help={t("fileHelp")}
        optional
        uploadHref={`/api/proposals/${proposalId}/evidence`}
        accept=".pdf,.png,.jpg,.jpeg"
        maxBytes={EVIDENCE_BYTES}
        refusalsNamespace="screening"
      />
    </Form>
  );
}
