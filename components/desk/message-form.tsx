"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { writeFromDeskAction, writeToDeskAction } from "@/lib/desk/actions";
import { writeMessageSchema } from "@/lib/desk/schema";
import { useRouter } from "@/lib/platform/i18n/navigation";

/** One message, from either side; an empty field is there again once it is sent. */
export function MessageForm({ proposalId, side }: { proposalId: string; side: "DESK" | "CONSORTIUM" }) {
  const t = useTranslations("desk.thread");
  const router = useRouter();
  const [sent, setSent] = useState(0);
  return (
    <Form
      key={sent}
      schema={writeMessageSchema}
      action={side === "DESK" ? writeFromDeskAction : writeToDeskAction}
      defaultValues={{ proposalId, body: "" }}
      refusalsNamespace="desk"
      submitLabel={t("send")}
      successMessage={t("sent")}
      onSuccess={() => {
        setSent((count) => count + 1);
        router.refresh();
      }}
    >
      <HiddenField name="proposalId" />
      <TextareaField
        name="body"
        label={t("body")}
        help={t(side === "DESK" ? "bodyHelpDesk" : "bodyHelp")}
        rows={5}
        maximum={5_000}
      />
    </Form>
  );
}

/** Says once that the thread was opened: what stood as new stays marked on this page and is read on the next. */
export function MarkRead({ proposalId }: { proposalId: string }) {
  useEffect(() => {
    const body = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    fetch(`/api/desk/${proposalId}/read`, body).catch(() => undefined); // a lost connection leaves it unread
  }, [proposalId]);
  return null;
}
