"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmCandidateAction, disputeCandidateAction, rejectCandidateAction } from "@/lib/derivatives/actions";
import type { CandidateRow } from "@/lib/derivatives/types";

type Props = {
  row: Pick<CandidateRow, "id" | "version" | "repository" | "state" | "findings" | "may">;
  disputeDays: number;
};

/** Y2: what a reader may do with one model: confirm, reject, answer the team, or dispute for the team. */
export function CandidateActions({ row, disputeDays }: Props) {
  const t = useTranslations("derivatives.decide");
  const { may, state, repository: model } = row;
  const input = { candidateId: row.id, expectedVersion: row.version };
  const mayConfirm =
    (may.decide || may.answer) && state !== "CONFIRMED" && row.findings.every((one) => one === "OWNER_CAP");
  const mayReject = (may.decide && state !== "REJECTED") || may.answer;
  if (!mayConfirm && !mayReject && !may.dispute) return "–";
  return (
    <div className="flex flex-wrap gap-2 md:flex-col md:items-start">
      {mayConfirm ? (
        <ConfirmDialog
          triggerLabel={t("confirm")}
          triggerSize="compact"
          triggerVariant="secondary"
          title={t("confirmTitle", { model })}
          description={t("confirmBody")}
          confirmLabel={t("confirm")}
          action={confirmCandidateAction}
          input={input}
          refusalsNamespace="derivatives"
          successMessage={t("confirmed")}
        />
      ) : null}
      {mayReject ? (
        <ConfirmDialog
          triggerLabel={may.answer ? t("uphold") : t("reject")}
          triggerSize="compact"
          triggerVariant="secondary"
          title={may.answer ? t("upholdTitle", { model }) : t("rejectTitle", { model })}
          description={may.answer ? t("upholdBody") : t("rejectBody", { days: disputeDays })}
          confirmLabel={may.answer ? t("uphold") : t("reject")}
          tone="danger"
          reason={{ label: t("reason"), minimum: 10 }}
          action={rejectCandidateAction}
          input={input}
          refusalsNamespace="derivatives"
          successMessage={may.answer ? t("upheld") : t("rejected")}
        />
      ) : null}
      {may.dispute ? (
        <ConfirmDialog
          triggerLabel={t("dispute")}
          triggerSize="compact"
          triggerVariant="secondary"
          title={t("disputeTitle", { model })}
          description={t("disputeBody")}
          confirmLabel={t("dispute")}
          reason={{ label: t("disputeReason"), minimum: 10 }}
          action={disputeCandidateAction}
          input={input}
          refusalsNamespace="derivatives"
          successMessage={t("disputed")}
        />
      ) : null}
    </div>
  );
}
