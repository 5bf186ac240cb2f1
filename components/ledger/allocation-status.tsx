import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { allocationPhase } from "@/lib/ledger/domain/allocation-phase";
import type { AllocationStatus } from "@/lib/ledger/domain/pool-use";

const TONES = {
  ...({ REQUESTED: "doing", REJECTED: "stop", RETURNED: "todo", REVERSED: "stop" } as const),
  ...({ COMING: "todo", RETURNING: "doing", RUNNING: "done", ENDED: "todo" } as const),
};

type Props = { allocation: { status: AllocationStatus; validFrom: string; validTo: string }; today: string };

/** What was granted is told by its day: to come, in use, or over. */
export function AllocationStatusTag({ allocation, today }: Props) {
  const t = useTranslations("ledger.statuses");
  const phase = allocationPhase(allocation, today);
  return <StatusTag tone={TONES[phase]}>{t(phase)}</StatusTag>;
}
