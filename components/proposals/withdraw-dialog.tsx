import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { withdrawProposalAction } from "@/lib/proposals/actions";

type Props = {
  proposal: { id: string; version: number; titleKo: string; receiptNumber: string | null };
  variant?: "danger" | "ghost" | undefined;
};

/** A9: takes the proposal back, with a reason; a draft that was never submitted as well. */
export function WithdrawDialog({ proposal, variant }: Props) {
  const t = useTranslations("proposals.receipt");
  const { id, version, titleKo, receiptNumber } = proposal;
  return (
    <ConfirmDialog
      triggerLabel={t("withdraw")}
      triggerVariant={variant}
      tone="danger"
      title={t("withdrawTitle")}
      description={t(receiptNumber ? "withdrawBody" : "withdrawDraftBody")}
      affected={[receiptNumber ? `${receiptNumber} ${titleKo}` : titleKo]}
      confirmLabel={t("withdraw")}
      reason={{ label: t("withdrawReason"), minimum: 10 }}
      action={withdrawProposalAction}
      input={{ proposalId: id, version }}
      refusalsNamespace="proposals"
      successMessage={t("withdrawDone")}
      redirectTo={`/proposals/${id}`}
    />
  );
}
