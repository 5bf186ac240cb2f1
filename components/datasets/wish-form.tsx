"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { addWishAction, withdrawWishAction } from "@/lib/datasets/actions";
import type { ProposedWish } from "@/lib/datasets/domain/from-proposal";
import { addWishSchema } from "@/lib/datasets/schema";
import { CorpusFields } from "./corpus-fields";

type Props = { teamId: string; count: number; proposed?: ProposedWish };

/** T2: a team's wish; A4: begun with what the proposal said. */
export function WishForm({ teamId, count, proposed }: Props) {
  const t = useTranslations("datasets.wishes");
  const blank = { corpus: "", owner: "", sizeNote: "", purpose: "", priorityNote: "" };
  return (
    <Dialog
      key={count}
      triggerLabel={t(proposed ? "addProposed" : "add")}
      triggerSize="compact"
      title={t("add")}
      description={t("addBody")}
    >
      <Form
        schema={addWishSchema}
        action={addWishAction}
        defaultValues={{ teamId, kind: "NEWS", ...blank, ...proposed }}
        refusalsNamespace="datasets"
        submitLabel={t("submit")}
        successMessage={t("added")}
      >
        <HiddenField name="teamId" />
        <CorpusFields />
        <TextareaField name="purpose" label={t("purpose")} maximum={1000} rows={3} />
        <TextareaField name="priorityNote" label={t("priorityNote")} maximum={500} rows={2} optional />
      </Form>
    </Dialog>
  );
}

export function WithdrawWish({ wishId, corpus }: { wishId: string; corpus: string }) {
  const t = useTranslations("datasets.wishes");
  return (
    <ConfirmDialog
      triggerLabel={t("withdraw")}
      triggerSize="compact"
      title={t("withdrawTitle", { corpus })}
      confirmLabel={t("withdraw")}
      tone="danger"
      action={withdrawWishAction}
      input={{ wishId }}
      refusalsNamespace="datasets"
      successMessage={t("withdrew")}
    />
  );
}
