"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextField } from "@/components/forms/text-field";
import { fileSizeEvidenceAction } from "@/lib/organisations/actions";
import { EVIDENCE_BYTES, fileSizeEvidenceSchema } from "@/lib/organisations/schema";
import { useRouter } from "@/lib/platform/i18n/navigation";

/** Files evidence of the size class; a newer file replaces one that waits. */
export function SizeEvidenceForm({ organisationId }: { organisationId: string }) {
  const t = useTranslations("organisations.evidence");
  const router = useRouter();
  const [filed, setFiled] = useState(0);
  return (
    <Form
      key={filed}
      schema={fileSizeEvidenceSchema}
      action={fileSizeEvidenceAction}
      defaultValues={{ organisationId, file: null, note: "" }}
      refusalsNamespace="organisations"
      submitLabel={t("submit")}
      submitVariant="secondary"
      successMessage={t("filed")}
      onSuccess={() => {
        setFiled(filed + 1);
        router.refresh();
      }}
    >
      <HiddenField name="organisationId" />
      <FileField
        name="file"
        label={t("file")}
        help={t("fileHelp")}
        uploadHref={`/api/organisations/${organisationId}/evidence`}
        accept=".pdf,.png,.jpg,.jpeg"
        maxBytes={EVIDENCE_BYTES}
        refusalsNamespace="organisations"
      />
      <TextField name="note" label={t("note")} optional />
    </Form>
  );
}
