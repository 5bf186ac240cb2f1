"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { IMPORT_BYTES, importFileSchema } from "@/lib/reviewers/schema";

type Chosen = { file: { id: string } | null };
/** Nothing is written yet: the address of the preview is where the form leads. */
const chosen = async ({ file }: Chosen): Promise<Outcome<string>> => ok(file?.id ?? "");

/** Uploads a list and leads to what it would do. */
export function ImportForm() {
  const t = useTranslations("reviewers.import");
  return (
    <Form
      schema={importFileSchema}
      action={chosen}
      defaultValues={{ file: null }}
      refusalsNamespace="reviewers"
      submitLabel={t("check")}
      redirectTo={(id) => `/manage/reviewers/import?file=${id}`}
    >
      <FileField
        name="file"
        label={t("file")}
        help={t("fileHelp")}
        uploadHref="/api/reviewers/imports"
        accept=".xlsx,.csv"
        maxBytes={IMPORT_BYTES}
        refusalsNamespace="reviewers"
      />
    </Form>
  );
}
