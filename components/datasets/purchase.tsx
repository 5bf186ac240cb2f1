"use client";
import { useLocale, useTranslations } from "next-intl";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { WonField } from "@/components/forms/won-field";
import { wordIn } from "@/components/ledger/words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { cancelLotAction } from "@/lib/datasets/actions";
import {
  approvePurchaseAction,
  payLotAction,
  proposePurchaseAction,
  returnPurchaseAction,
} from "@/lib/datasets/actions/purchase";
import { proposePurchaseSchema } from "@/lib/datasets/schema";
import type { LotView } from "@/lib/datasets/types";
import { formatWon, formatWonCompact } from "@/lib/platform/format";

/** T2, L3: what this reader may do with a lot now: propose, approve or return, pay, give up. */
export function LotDecisions({ lot }: { lot: LotView }) {
  return (
    <>
      {lot.may.cancel ? <CancelLot lot={lot} /> : null}
      {lot.may.propose ? <Propose lot={lot} /> : null}
      {lot.may.approve ? <Approve lot={lot} /> : null}
      {lot.may.takeBack ? <TakeBack lot={lot} /> : null}
      {lot.may.pay ? <Pay lot={lot} /> : null}
    </>
  );
}

const common = (lot: LotView) => ({
  input: { lotId: lot.id, expectedVersion: lot.version },
  refusalsNamespace: "datasets",
});

function CancelLot({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.lot");
  return (
    <ConfirmDialog
      {...common(lot)}
      triggerLabel={t("cancel")}
      title={t("cancelTitle", { corpus: lot.corpus })}
      description={t("cancelBody")}
      confirmLabel={t("cancel")}
      tone="danger"
      reason={{ label: t("reason"), minimum: 10 }}
      action={cancelLotAction}
      successMessage={t("cancelled")}
    />
  );
}

function Propose({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.purchase");
  const locale = useLocale();
  return (
    <Dialog
      key={lot.version}
      triggerLabel={t("propose")}
      triggerVariant="primary"
      title={t("propose")}
      description={t("proposeBody")}
    >
      <Form
        schema={proposePurchaseSchema}
        action={proposePurchaseAction}
        defaultValues={{
          ...{ lotId: lot.id, expectedVersion: lot.version, priceWon: lot.estimatedWon },
          shares: lot.candidates.map(({ teamId, wants }) => ({ teamId, weight: wants ? 1 : 0 })),
        }}
        refusalsNamespace="datasets"
        submitLabel={t("proposeSubmit")}
        successMessage={t("proposed")}
      >
        <HiddenField name="lotId" />
        <WonField name="priceWon" label={t("price")} />
        <FieldSet legend={t("weights")} help={t("weightsHelp")}>
          {lot.candidates.map((team, index) => (
            <NumberField
              key={team.teamId}
              name={`shares.${index}.weight`}
              label={wordIn(locale, team.teamKo, team.teamEn)}
              help={
                team.roomWon === null
                  ? t("noEnvelope", { year: String(lot.year) })
                  : t("room", { amount: formatWonCompact(team.roomWon, locale) })
              }
            />
          ))}
        </FieldSet>
      </Form>
    </Dialog>
  );
}

/** What each team bears, as whoever decides reads it. */
function useShares(lot: LotView): string[] {
  const t = useTranslations("datasets.purchase");
  const locale = useLocale();
  return lot.shares.map((share) =>
    t("share", { team: wordIn(locale, share.teamKo, share.teamEn), amount: formatWon(share.amountWon, locale) }),
  );
}

/** Whoever proposed cannot approve (L3), but can take it back. */
function TakeBack({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.purchase");
  return (
    <ConfirmDialog
      {...common(lot)}
      triggerLabel={t("takeBack")}
      triggerVariant="secondary"
      title={t("takeBackTitle", { corpus: lot.corpus })}
      description={t("returnBody")}
      confirmLabel={t("takeBack")}
      tone="danger"
      reason={{ label: t("reason"), minimum: 10 }}
      action={returnPurchaseAction}
      successMessage={t("takenBack")}
    />
  );
}

function Approve({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.purchase");
  const locale = useLocale();
  const shares = useShares(lot);
  return (
    <>
      <ConfirmDialog
        {...common(lot)}
        triggerLabel={t("return")}
        title={t("returnTitle", { corpus: lot.corpus })}
        description={t("returnBody")}
        confirmLabel={t("return")}
        tone="danger"
        reason={{ label: t("reason"), minimum: 10 }}
        action={returnPurchaseAction}
        successMessage={t("returned")}
      />
      <ConfirmDialog
        {...common(lot)}
        triggerLabel={t("approve")}
        triggerVariant="primary"
        title={t("approveTitle", { corpus: lot.corpus, amount: formatWon(lot.priceWon ?? 0n, locale) })}
        description={t("approveBody", { year: String(lot.year) })}
        affected={shares}
        affectedLabel={t("shares")}
        confirmLabel={t("approve")}
        action={approvePurchaseAction}
        successMessage={t("approved")}
      />
    </>
  );
}

function Pay({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.purchase");
  const locale = useLocale();
  const shares = useShares(lot);
  return (
    <ConfirmDialog
      {...common(lot)}
      triggerLabel={t("pay")}
      triggerVariant="primary"
      title={t("payTitle", { corpus: lot.corpus, amount: formatWon(lot.priceWon ?? 0n, locale) })}
      description={t("payBody")}
      affected={shares}
      affectedLabel={t("shares")}
      confirmLabel={t("pay")}
      action={payLotAction}
      successMessage={t("paid")}
    />
  );
}
