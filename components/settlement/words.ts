import type { StatusTone } from "@/components/ui/status-tag";
import type { SettlementStatus, StepKind } from "@/lib/settlement/domain/chain";
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
export const SETTLEMENT_TONES: Record<SettlementStatus | "NONE", StatusTone> = {
  NONE: "todo",
  DRAFT: "todo",
  SUBMITTED: "doing",
  CHECKED: "doing",
  REVIEWED: "doing",
  APPROVED: "done",
};
export const STEP_TONES: Record<StepKind, StatusTone> = {
  SUBMITTED: "doing",
  CHECKED: "done",
  REVIEWED: "done",
  APPROVED: "done",
  RETURNED: "stop",
};
