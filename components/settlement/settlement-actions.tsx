"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  approveSettlementAction,
  checkSettlementAction,
  returnSettlementAction,
  reviewSettlementAction,
  submitSettlementAction,
} from "@/lib/settlement/actions";
import type { SettlementView } from "@/lib/settlement/types";

type Props = {
  settlement: Pick<SettlementView, "id" | "year" | "version" | "may" | "blocked" | "moved"> & { teamId: string };
  /** What the approval writes to the ledger, line by line. */
  affected: string[];
};

/** L3: the one step that is this reader's now, and the way back. */
export function SettlementActions({ settlement, affected }: Props) {
  const t = useTranslations("settlement.statement");
  const { id, teamId, may, moved } = settlement;
  const year = String(settlement.year);
  const common = {
    refusalsNamespace: "settlement",
    triggerVariant: "primary",
    input: { settlementId: id ?? "", expectedVersion: settlement.version },
  } as const;
  return (
    <>
      {may.edit && !settlement.blocked ? (
        <ConfirmDialog
          {...common}
          input={{ teamId, year: settlement.year, expectedVersion: settlement.version }}
          triggerLabel={t("form.submit")}
          title={t("form.submitTitle", { year })}
          description={t("form.submitBody")}
          confirmLabel={t("form.submit")}
          action={submitSettlementAction}
          successMessage={t("form.submitted")}
        />
      ) : null}
      {may.return ? (
        <ConfirmDialog
          {...common}
          triggerVariant="secondary"
          triggerLabel={t("decide.return")}
          title={t("decide.returnTitle")}
          description={t("decide.returnBody")}
          confirmLabel={t("decide.return")}
          tone="danger"
          reason={{ label: t("decide.reason"), help: t("decide.reasonHelp"), minimum: 10 }}
          action={returnSettlementAction}
          successMessage={t("decide.returned")}
        />
      ) : null}
      {may.check && !moved ? (
        <ConfirmDialog
          {...common}
          triggerLabel={t("decide.check")}
          title={t("decide.checkTitle")}
          description={t("decide.checkBody")}
          confirmLabel={t("decide.check")}
          action={checkSettlementAction}
          successMessage={t("decide.checked")}
        />
      ) : null}
      {may.review.length > 0 && !moved ? (
        <ConfirmDialog
          {...common}
          triggerLabel={t("decide.review")}
          title={t("decide.reviewTitle")}
          description={t("decide.reviewBody", { kinds: may.review.map((kind) => t(`kinds.${kind}`)).join(" · ") })}
          confirmLabel={t("decide.review")}
          action={reviewSettlementAction}
          successMessage={t("decide.reviewed")}
        />
      ) : null}
      {may.approve && !moved ? (
        <ConfirmDialog
          {...common}
          triggerLabel={t("decide.approve")}
          title={t("decide.approveTitle", { year })}
          description={t("decide.approveBody")}
          affected={affected}
          affectedLabel={t("decide.affected")}
          confirmLabel={t("decide.approve")}
          action={approveSettlementAction}
          successMessage={t("decide.approved")}
        />
      ) : null}
    </>
  );
}
