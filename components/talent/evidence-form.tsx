"use client";
import { useLocale, useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { Dialog } from "@/components/ui/dialog";
import { formatMonth } from "@/lib/platform/format";
import { addEvidenceAction } from "@/lib/talent/actions";
import { monthsBetween } from "@/lib/talent/domain/months";
import { addEvidenceSchema, EVIDENCE_BYTES, EVIDENCE_KINDS } from "@/lib/talent/schema";
import type { PersonView } from "@/lib/talent/types";

/** H3: lays a file beside the researcher or one of their months. */
export function EvidenceForm({ person }: { person: PersonView }) {
  const t = useTranslations("talent.evidence");
  const locale = useLocale();
  const months = monthsBetween(person.firstMonth, person.lastMonth);
  return (
    <Dialog key={person.evidence.length} triggerLabel={t("add")} triggerSize="compact" title={t("addTitle")}>
      <Form
        schema={addEvidenceSchema}
        action={addEvidenceAction}
        defaultValues={{ personId: person.id, kind: "PAYROLL", month: person.openMonths[0] ?? "", file: null }}
        refusalsNamespace="talent"
        submitLabel={t("submit")}
        successMessage={t("added")}
      >
        <HiddenField name="personId" />
        <SelectField
          name="kind"
          label={t("kind")}
          options={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <SelectField
          name="month"
          label={t("month")}
          options={[
            { value: "", label: t("whole") },
            ...months.map((month) => ({ value: month, label: formatMonth(month, locale) })),
          ]}
        />
        <FileField
          name="file"
          label={t("file")}
          help={t("fileHelp")}
          uploadHref={`/api/talent/${person.id}/evidence`}
          accept=".pdf,.png,.jpg,.jpeg"
          maxBytes={EVIDENCE_BYTES}
          refusalsNamespace="talent"
        />
      </Form>
    </Dialog>
  );
}
