"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  approveSettlementAction,
  checkSettlementAction,
  returnSettlementAction,
  reviewSettlementAction,
} from "@/lib/settlement/actions";
import type { SettlementView } from "@/lib/settlement/types";

type Props = {
  settlement: Pick<SettlementView, "id" | "year" | "version" | "may" | "moved">;
  team: string;
  /** What goes on and what goes back, line by line, of what this reader sees; the approval writes it to the ledger. */
  affected: string[];
};

/** L3: the one step that is this reader's now, and the way back. */
export function SettlementActions({ settlement, team, affected }: Props) {
  const t = useTranslations("settlement.statement");
  const { id, may, moved } = settlement;
  const whose = { team, year: String(settlement.year) };
  const amounts = { affected, affectedLabel: t("decide.amounts") };
  const common = {
    refusalsNamespace: "settlement",
    triggerVariant: "primary",
    input: { settlementId: id ?? "", expectedVersion: settlement.version },
  } as const;
  return (
    <>
      {may.return ? (
        <ConfirmDialog
          {...common}
          triggerVariant="secondary"
          triggerLabel={t("decide.return")}
          title={t("decide.returnTitle", whose)}
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
          {...amounts}
          title={t("decide.checkTitle", whose)}
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
          {...amounts}
          title={t("decide.reviewTitle", whose)}
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
          title={t("decide.approveTitle", whose)}
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
