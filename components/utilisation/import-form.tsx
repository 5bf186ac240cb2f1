"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { IMPORT_BYTES, importFileSchema } from "@/lib/utilisation/schema";

type Chosen = { file: { id: string } | null };
/** Nothing is written yet: the address of the preview is where the form leads. */
const chosen = async ({ file }: Chosen): Promise<Outcome<string>> => ok(file?.id ?? "");

/** Uploads a file and leads to what it would do. */
export function ImportForm({ href }: { href: string }) {
  const t = useTranslations("utilisation.import");
  return (
    <Form
      schema={importFileSchema}
      action={chosen}
      defaultValues={{ file: null }}
      refusalsNamespace="utilisation"
      submitLabel={t("check")}
      redirectTo={(id) => `${href}?file=${id}`}
    >
      <FileField
        name="file"
        label={t("file")}
        help={t("fileHelp")}
        uploadHref="/api/utilisation/imports"
        accept=".csv"
        maxBytes={IMPORT_BYTES}
        refusalsNamespace="utilisation"
      />
    </Form>
  );
}
