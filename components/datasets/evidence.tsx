"use client";
import { useLocale, useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { Dialog } from "@/components/ui/dialog";
import { TextLink } from "@/components/ui/text-link";
import { addDataEvidenceAction } from "@/lib/datasets/actions";
import { type AddDataEvidence, addDataEvidenceSchema, EVIDENCE_BYTES, EVIDENCE_KINDS } from "@/lib/datasets/schema";
import type { DataEvidenceView } from "@/lib/datasets/types";
import { formatBytes, formatInstant } from "@/lib/platform/format";

/** What vouches for a lot or a milestone, each with its hash. */
export function EvidenceList({ evidence }: { evidence: readonly DataEvidenceView[] }) {
  const t = useTranslations("datasets.evidence");
  const locale = useLocale();
  if (evidence.length === 0) return <p className="text-text-2">{t("none")}</p>;
  return (
    <ul className="grid gap-2">
      {evidence.map((one) => (
        <li key={one.id}>
          <TextLink href={`/api/datasets/evidence/${one.id}`} download>
            {one.fileName}
          </TextLink>
          <span className="block text-fine text-text-2">
            {t(`kinds.${one.kind}`)} · {formatBytes(one.sizeBytes)} · {formatInstant(one.addedAt, locale)} · SHA-256{" "}
            {one.sha256.slice(0, 12)}…
          </span>
        </li>
      ))}
    </ul>
  );
}

type Props = Pick<AddDataEvidence, "subject" | "subjectId" | "kind"> & { count: number };

export function EvidenceForm({ subject, subjectId, kind, count }: Props) {
  const t = useTranslations("datasets.evidence");
  return (
    <Dialog key={count} triggerLabel={t("add")} triggerSize="compact" title={t("add")}>
      <Form
        schema={addDataEvidenceSchema}
        action={addDataEvidenceAction}
        defaultValues={{ subject, subjectId, kind, file: null }}
        refusalsNamespace="datasets"
        submitLabel={t("submit")}
        successMessage={t("added")}
      >
        <HiddenField name="subject" />
        <HiddenField name="subjectId" />
        <SelectField
          name="kind"
          label={t("kind")}
          options={EVIDENCE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <FileField
          name="file"
          label={t("file")}
          help={t("fileHelp")}
          uploadHref={`/api/datasets/${subject}/${subjectId}/evidence`}
          accept=".pdf,.png,.jpg,.jpeg"
          maxBytes={EVIDENCE_BYTES}
          refusalsNamespace="datasets"
        />
      </Form>
    </Dialog>
  );
}
