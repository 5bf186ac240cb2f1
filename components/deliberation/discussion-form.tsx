"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { writeDiscussionAction } from "@/lib/deliberation/actions";
import { discussionSchema } from "@/lib/deliberation/schema";

type Props = { itemId: string; version: number; discussion: string };

/** What was said, for the minutes. Begun from one version; another keeper's words are never overwritten. */
export function DiscussionForm({ itemId, version, discussion }: Props) {
  const t = useTranslations("deliberation.discussion");
  return (
    <Form
      key={version}
      schema={discussionSchema}
      action={writeDiscussionAction}
      defaultValues={{ itemId, expectedVersion: version, discussion }}
      refusalsNamespace="deliberation"
      submitLabel={t("save")}
      submitVariant="secondary"
      successMessage={t("saved")}
    >
      <HiddenField name="itemId" />
      <TextareaField name="discussion" label={t("label")} help={t("help")} rows={5} maximum={8000} optional />
    </Form>
  );
}
