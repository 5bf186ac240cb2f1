"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { wordIn } from "@/components/ledger/words";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { mergeWishAction, unmergeWishAction } from "@/lib/datasets/actions";
import { mergeWishSchema } from "@/lib/datasets/schema";
import type { LotView } from "@/lib/datasets/types";
import { WishTable } from "./wish-table";

/** T2: the wishes that a lot is made of; they come and go while it collects. */
export function LotWishes({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  const merge = lot.may.merge && lot.openWishes.length > 0;
  return (
    <Card
      title={t("wishes.title")}
      actions={
        merge ? (
          <Dialog
            key={lot.openWishes.length}
            triggerLabel={t("lot.merge")}
            triggerSize="compact"
            title={t("lot.merge")}
          >
            <Form
              schema={mergeWishSchema}
              action={mergeWishAction}
              defaultValues={{ lotId: lot.id, wishId: "" }}
              refusalsNamespace="datasets"
              submitLabel={t("lot.mergeSubmit")}
              successMessage={t("lot.merged")}
            >
              <HiddenField name="lotId" />
              <SelectField
                name="wishId"
                label={t("wishes.title")}
                placeholder={t("lot.choose")}
                options={lot.openWishes.map((wish) => ({
                  value: wish.id,
                  label: `${wordIn(locale, wish.teamKo, wish.teamEn)} · ${wish.corpus}`,
                }))}
              />
            </Form>
          </Dialog>
        ) : undefined
      }
    >
      <WishTable
        caption={t("wishes.title")}
        none={t("wishes.none")}
        rows={lot.wishes}
        withTeam={lot.isStaff}
        withState={false}
        action={
          lot.may.merge
            ? (wish) => (
                <ActionButton
                  action={unmergeWishAction}
                  input={{ wishId: wish.id }}
                  label={t("lot.unmerge")}
                  size="compact"
                  refusalsNamespace="datasets"
                  successMessage={t("lot.unmerged")}
                />
              )
            : undefined
        }
      />
    </Card>
  );
}
