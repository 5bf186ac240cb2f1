import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { PaymentStatus, TalentStatus } from "@/lib/talent/types";

const TONES = { REQUESTED: "doing", APPROVED: "done", REJECTED: "stop", PROPOSED: "doing", PAID: "done" } as const;

/** Where a request stands. */
export function TalentStatusTag({ status }: { status: TalentStatus }) {
  const t = useTranslations("talent.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}

/** Where a month's payment stands. */
export function PaymentStatusTag({ status }: { status: PaymentStatus }) {
  const t = useTranslations("talent.paymentStatuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}
