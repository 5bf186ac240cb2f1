import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { AllocationStatus } from "@/lib/ledger/domain/pool-use";

const TONES = { REQUESTED: "doing", APPROVED: "done", REJECTED: "stop", RETURNED: "todo", REVERSED: "stop" } as const;

export function AllocationStatusTag({ status }: { status: AllocationStatus }) {
  const t = useTranslations("ledger.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}
