"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { redactPhraseAction } from "@/lib/reviews/actions/release";
import { redactPhraseSchema } from "@/lib/reviews/schema/opinions";

type Target = { callId: string; sheetId: string; field: string };

/** S8: words that tell who wrote an opinion though they are no name; redacted wherever they occur in it. */
export function RedactPhrase({ target }: { target: Target }) {
  const t = useTranslations("opinions");
  return (
    <Dialog
      triggerLabel={t("redactPhrase")}
      triggerVariant="ghost"
      triggerSize="compact"
      title={t("redactPhraseTitle")}
      description={t("redactPhraseBody")}
    >
      <Form
        schema={redactPhraseSchema}
        action={redactPhraseAction}
        defaultValues={{ ...target, phrase: "", reason: "" }}
        submitLabel={t("redact")}
        refusalsNamespace="opinions"
        successMessage={t("saved")}
      >
        <TextField name="phrase" label={t("phrase")} help={t("phraseHelp")} />
        <TextareaField name="reason" label={t("reason")} rows={3} />
      </Form>
    </Dialog>
  );
}
