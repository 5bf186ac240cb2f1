"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button } from "@/components/ui/button";
import { addCommentAction } from "@/lib/proposals/actions/together";
import type { WrittenKey } from "@/lib/proposals/domain/drafts";
import { addCommentSchema } from "@/lib/proposals/schema/together";

type Props = { proposalId: string; sectionKey: WrittenKey; parentId?: string; onDone?: () => void };

/** Says something to colleagues; empty again when it is said. */
export function CommentForm({ proposalId, sectionKey, parentId = "", onDone }: Props) {
  const t = useTranslations("editing.comments");
  const [said, setSaid] = useState(0);
  return (
    <Form
      key={said}
      schema={addCommentSchema}
      action={addCommentAction}
      defaultValues={{ proposalId, key: sectionKey, parentId, body: "" }}
      refusalsNamespace="editing"
      submitLabel={t(parentId ? "replySubmit" : "add")}
      submitVariant="secondary"
      successMessage={t("added")}
      onSuccess={() => {
        setSaid((count) => count + 1);
        onDone?.();
      }}
    >
      {(["proposalId", "key", "parentId"] as const).map((name) => (
        <HiddenField key={name} name={name} />
      ))}
      <TextareaField name="body" label={t(parentId ? "reply" : "body")} rows={2} />
    </Form>
  );
}

/** The form of an answer, once somebody wants to give one. */
export function ReplyForm(props: Required<Omit<Props, "onDone">> & { authorName: string }) {
  const t = useTranslations("editing.comments");
  const [open, setOpen] = useState(false);
  if (open) return <CommentForm {...props} onDone={() => setOpen(false)} />;
  return (
    <Button
      size="compact"
      variant="ghost"
      aria-label={t("replyTo", { name: props.authorName })}
      onClick={() => setOpen(true)}
    >
      {t("reply")}
    </Button>
  );
}
