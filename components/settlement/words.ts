import type { StatusTone } from "@/components/ui/status-tag";
import type { ContributionStatus, Verdict } from "@/lib/settlement/domain/standing";

export const VERDICT_TONES: Record<Verdict, StatusTone> = {
  NONE: "todo",
  MET: "done",
  OPEN: "doing",
  SHORT: "warn",
  SHORT_CASH: "warn",
};
export const ENTRY_TONES: Record<ContributionStatus, StatusTone> = {
  RECORDED: "doing",
  ACCEPTED: "done",
  RETURNED: "stop",
};
